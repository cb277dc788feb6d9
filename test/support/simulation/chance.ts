/** Seeded chance (mulberry32): the same seed gives the same history. */
export const chanceOf = (seed: number) => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return { below: (most: number): number => Math.floor(next() * most), in: (share: number): boolean => next() < share }
}
export type Chance = ReturnType<typeof chanceOf>

/** Decides which waiting step goes on next; virtual time: one step is one tick, and nothing waits for a real timer. */
export const schedulerOf = (chance: Chance) => {
  const waiting: (() => void)[] = []
  let steps = 0
  return {
    pause: (): Promise<void> => new Promise(resolve => void waiting.push(resolve)),
    /** Runs the work until all of it has ended; gives the number of steps. */
    run: async (work: readonly Promise<unknown>[]): Promise<number> => {
      let ended = false
      const all = Promise.all(work).finally(() => {
        ended = true
      })
      while (!ended) {
        await new Promise(resolve => setImmediate(resolve))
        const [next] = waiting.splice(chance.below(waiting.length), 1)
        next?.()
        if (next) steps += 1
      }
      await all
      return steps
    },
  }
}
