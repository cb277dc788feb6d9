import type { Timing } from "#cloud/adapters/wecom/connection"

/** Waiting that a test ends by hand: nothing rings by itself. `now` is a clock that the test moves. */
export const handTiming = (now: () => number) => {
  const bells = new Set<{ readonly at: number; readonly ms: number; readonly run: () => void }>()
  return {
    now,
    after: (ms: number, run: () => void) => {
      const bell = { at: now() + ms, ms, run }
      bells.add(bell)
      return () => void bells.delete(bell)
    },
    /** Rings whatever is due by the clock, the earliest first, and what that makes due. */
    ring: (): void => {
      for (;;) {
        const due = [...bells].filter(({ at }) => at <= now()).sort((a, b) => a.at - b.at)[0]
        if (!due) return
        bells.delete(due)
        due.run()
      }
    },
    /** For how long each that waits was asked to wait (ms), the shortest first. */
    waits: (): number[] => [...bells].map(({ ms }) => ms).sort((a, b) => a - b),
  } satisfies Timing & Record<string, unknown>
}

/** Waits until something is so that a real socket or store brings about; gives up after a minute. */
export const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  const last = performance.now() + 60_000
  while (!(await isSo())) {
    if (performance.now() > last) throw new Error(`never so: ${isSo}`)
    await new Promise(resolve => setImmediate(resolve))
  }
}
