import { useCallback, useRef, useState } from "react"
import { call } from "./call"
import type { ActionName, Input, Value } from "./contracts"
import { type No, NoAnswer } from "./reply"

/**
 * Where something a person sent stands, honestly: nothing sent yet; on its way; never left this device; left, and nobody
 * knows yet; recorded; or refused, with the reason.
 */
export type Sent<V> =
  | { readonly state: "idle" | "sending" | "unsent" | "waiting" }
  | { readonly state: "recorded"; readonly value: V }
  | { readonly state: "refused"; readonly no: No }

export interface Sending<Name extends ActionName> {
  readonly sent: Sent<Value<Name>>
  /** Sends; while one is on its way, another is not begun. Gives where it stands afterwards. */
  readonly send: (input: Input<Name>) => Promise<Sent<Value<Name>>>
  /** Sends the same again, with the same key, so that nothing is recorded twice. */
  readonly again: () => Promise<Sent<Value<Name>>>
  /** Back to nothing sent, when the person changes what they filled in. */
  readonly reset: () => void
}

/** The writes of a page: one action, its state, and the honest words for it (see Sending in src/components). */
export const useSend = <Name extends ActionName>(name: Name): Sending<Name> => {
  type S = Sent<Value<Name>>
  const [sent, setSent] = useState<S>({ state: "idle" })
  const last = useRef<Input<Name>>()
  const way = useRef<Promise<S>>()

  const send = useCallback(
    (input: Input<Name>): Promise<S> => {
      last.current = input
      way.current ??= (async () => {
        setSent({ state: "sending" })
        const outcome = await outcomeOf<Name>(name, input)
        way.current = undefined
        setSent(outcome)
        return outcome
      })()
      return way.current
    },
    [name],
  )
  const again = useCallback(
    async (): Promise<S> => (last.current === undefined ? { state: "idle" } : send(last.current)),
    [send],
  )
  const reset = useCallback(() => setSent({ state: "idle" }), [])
  return { sent, send, again, reset }
}

const outcomeOf = async <Name extends ActionName>(name: Name, input: Input<Name>): Promise<Sent<Value<Name>>> => {
  try {
    const reply = await call(name, input)
    return reply.ok ? { state: "recorded", value: reply.value } : { state: "refused", no: reply }
  } catch (failure) {
    if (failure instanceof NoAnswer && failure.sent) return { state: "waiting" }
    // whatever else went wrong, went wrong before anything was sent
    if (!(failure instanceof NoAnswer)) console.error(failure)
    return { state: "unsent" }
  }
}
