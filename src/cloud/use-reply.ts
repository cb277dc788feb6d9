import { useDidShow } from "@tarojs/taro"
import { useCallback, useEffect, useRef, useState } from "react"
import { ask } from "./call"
import type { ActionName, Input, Value } from "./contracts"
import type { No } from "./reply"
import { online, onNetwork } from "./transport"

/** What a page knows of something it asked for. A value seen before stays on screen while it is asked for again. */
export type Asked<V> = { readonly refresh: () => void } & (
  | { readonly state: "loading"; readonly value?: undefined }
  | {
      readonly state: "value"
      readonly value: V /** Could not be asked for again: it is what was known last. */
      readonly stale: boolean
    }
  /** `no` is the cloud's own refusal; without one there was no answer. */
  | { readonly state: "failure"; readonly no?: No; readonly value?: undefined }
)

type Known<V> = { state: "loading" } | { state: "value"; value: V; stale: boolean } | { state: "failure"; no?: No }

/** Values of this start of the app; nothing that was read is written to the device. */
const seen = new Map<string, unknown>()
const most = 40

const remember = (place: string, value: unknown): void => {
  seen.delete(place)
  seen.set(place, value)
  const oldest = seen.keys().next().value
  if (seen.size > most && oldest !== undefined) seen.delete(oldest)
}

/** Forgets all values: after signing in or out they may be another person's. */
export const forgetReplies = (): void => seen.clear()

/**
 * Asks for something when the page appears, comes back into view, or finds the network again. `input` undefined: not yet.
 */
export const useReply = <Name extends ActionName>(name: Name, input: Input<Name> | undefined): Asked<Value<Name>> => {
  type V = Value<Name>
  const place = input === undefined ? "" : name + JSON.stringify(input)
  const known = (): Known<V> =>
    seen.has(place) ? { state: "value", value: seen.get(place) as V, stale: false } : { state: "loading" }
  const [at, setAt] = useState<{ place: string; known: Known<V> }>(() => ({ place, known: known() }))
  const current = at.place === place ? at.known : known()
  const wanted = useRef({ place, input, turn: 0 })
  wanted.current.place = place
  wanted.current.input = input

  const refresh = useCallback(() => {
    const { input: asking, place: about } = wanted.current
    if (asking === undefined) return
    wanted.current.turn += 1
    const turn = wanted.current.turn
    const settle = (next: Known<V>) => {
      if (turn === wanted.current.turn) setAt({ place: about, known: next })
    }
    ask(name, asking).then(
      reply => {
        if (!reply.ok) return settle({ state: "failure", no: reply })
        remember(about, reply.value)
        settle({ state: "value", value: reply.value, stale: false })
      },
      () =>
        settle(seen.has(about) ? { state: "value", value: seen.get(about) as V, stale: true } : { state: "failure" }),
    )
  }, [name])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another input is another question
  useEffect(refresh, [refresh, place])
  const shown = useRef(false)
  useDidShow(() => {
    if (shown.current) refresh()
    shown.current = true
  })
  useEffect(() => onNetwork(() => online() && refresh()), [refresh])

  return { ...current, refresh }
}
