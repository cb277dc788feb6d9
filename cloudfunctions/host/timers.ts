import type { Feature, Served } from "#cloud/shared/serve"

/** Between two rounds of which the first found something to do (ms): there may be more of it, and people come in between. */
const soon = 10

/** Whether a tick has seen to anything. */
const isBusy = ({ reply }: Served): boolean =>
  reply.ok && Object.values(reply.value as object).some(many => typeof many === "number" && many > 0)

type TimerDoor = (call: { action: string; input: unknown; timer: true }) => Promise<Served>

/**
 * Calls the timer actions of every feature again and again, those of one after the other and never two rounds of them at once;
 * no feature waits for another's. `pause` ms lie between two rounds of which the first found nothing to do. Gives the way to
 * stop, which waits for the rounds that are running.
 */
export const runTimers = (features: readonly Feature[], door: TimerDoor, pause: number): (() => Promise<void>) => {
  const stops = features.map(({ name, contract }) => {
    const words = Object.entries(contract).flatMap(([word, spec]) => (spec.may === "timer" ? [word] : []))
    return goRound(
      words.map(word => `${name}.${word}`),
      door,
      pause,
    )
  })
  return async () => void (await Promise.all(stops.map(stop => stop())))
}

const goRound = (actions: readonly string[], door: TimerDoor, pause: number): (() => Promise<void>) => {
  let stopping = actions.length === 0
  let wake = (): void => undefined
  const running = (async () => {
    while (!stopping) {
      let busy = false
      for (const action of actions) if (!stopping && isBusy(await door({ action, input: {}, timer: true }))) busy = true
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, busy ? soon : pause)
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
