import { useCallback, useEffect, useRef, useState } from "react"
import { ask } from "./call"
import type { ActionName, Input, Value } from "./contracts"
import type { No, Reply } from "./reply"

/** What a page that follows something knows: the last value, whether it could not be asked for since, or why not at all. */
export interface Live<V> {
  readonly value?: V
  /** The last try got no answer; the next one is under way by itself. */
  readonly broken: boolean
  readonly no?: No
  /** Asks at once: after an act of this page. */
  readonly refresh: () => void
}

/** "No" for now: what was known stays on the screen, as something that could not be asked for again. */
const passing = ["house.busy", "house.tooOften", "house.bug"]

/**
 * Follows something that changes all the time, on a hall's screen or in a hand: asks, waits `pause` ms, asks again, never two
 * at once, for as long as the page is there. Nothing stops it: when the network is back, the next try brings the value.
 */
export const useLive = <Name extends ActionName>(
  name: Name,
  input: Input<Name> | undefined,
  pause: number,
): Live<Value<Name>> => {
  type Known = Omit<Live<Value<Name>>, "refresh">
  const [known, setKnown] = useState<Known>({ broken: false })
  const about = input === undefined ? "" : JSON.stringify(input)
  const hurry = useRef<() => void>(() => undefined)

  useEffect(() => {
    if (about === "") return
    const asking = JSON.parse(about) as Input<Name>
    let gone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let busy = false
    let soon = false
    const heard =
      (reply: Reply<Value<Name>>) =>
      (before: Known): Known => {
        if (reply.ok) return { value: reply.value, broken: false }
        return passing.includes(reply.code) && before.value ? { ...before, broken: true } : { broken: false, no: reply }
      }
    const unheard =
      () =>
      (before: Known): Known => ({ ...before, broken: true })
    const turn = async (): Promise<void> => {
      busy = true
      const next = await ask(name, asking).then(heard, unheard)
      busy = false
      if (gone) return
      setKnown(next)
      timer = setTimeout(() => void turn(), soon ? 0 : pause)
      soon = false
    }
    hurry.current = () => {
      if (busy) soon = true
      else {
        clearTimeout(timer)
        void turn()
      }
    }
    void turn()
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [name, about, pause])

  return { ...known, refresh: useCallback(() => hurry.current(), []) }
}
