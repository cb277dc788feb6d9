import type { Feature, Served } from "#cloud/shared/serve"

/**
 * Calls the timer actions of all features again and again, `pause` ms between two rounds, one after the other, never two
 * rounds at once. Gives the way to stop, which waits for the round that is running.
 */
export const runTimers = (
  features: readonly Feature[],
  door: (call: { action: string; input: unknown; timer: true }) => Promise<Served>,
  pause: number,
): (() => Promise<void>) => {
  const actions = features.flatMap(({ name, contract }) =>
    Object.entries(contract).flatMap(([word, spec]) => (spec.may === "timer" ? [`${name}.${word}`] : [])),
  )
  let stopping = false
  let wake = (): void => undefined
  const running = (async () => {
    while (!stopping) {
      for (const action of actions) if (!stopping) await door({ action, input: {}, timer: true })
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, pause)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
        if (stopping) wake()
      })
    }
  })()
  return () => {
    stopping = true
    wake()
    return running
  }
}
