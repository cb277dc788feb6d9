import Taro from "@tarojs/taro"
import { useCallback, useEffect, useRef, useState } from "react"
import { call } from "../../../cloud/call"
import { rightNow } from "../../../cloud/clock"
import type { Input } from "../../../cloud/contracts"
import { type No, NoAnswer } from "../../../cloud/reply"
import { online, onNetwork } from "../../../cloud/transport"

/** A check-in by hand that was written down here; `number` once it is recorded. */
export interface Noted {
  readonly input: Input<"meetings.checkInByHand">
  readonly name: string
  readonly wrote: string
  readonly state: "sending" | "unsent" | "waiting" | "refused" | "recorded"
  readonly number?: string
  readonly no?: No
}

const place = (meeting: string) => `weiyi.hand.${meeting}`
const kept = (meeting: string): Noted[] => Taro.getStorageSync<Noted[]>(place(meeting)) || []
const open = ({ state }: Noted): boolean => state !== "recorded" && state !== "refused"

/**
 * Check-ins by hand of one meeting. Written down on the device before they are sent; when there is no answer they stay, and go
 * out again when the network is back, with the time they were written down (离线补录). A seat that is sent twice checks in once.
 */
export const useHandQueue = (meeting: string, onRecorded: () => void) => {
  const [list, setList] = useState(() => kept(meeting))
  const now = useRef(list)
  const busy = useRef(false)
  const save = useCallback(
    (next: Noted[]) => {
      now.current = next
      setList(next)
      Taro.setStorageSync(
        place(meeting),
        next.filter(one => one.state !== "recorded"),
      )
    },
    [meeting],
  )
  const put = useCallback(
    (seat: string, change: Partial<Noted>) =>
      save(now.current.map(one => (one.input.seat === seat ? { ...one, ...change } : one))),
    [save],
  )

  const sendAll = useCallback(async () => {
    if (busy.current) return
    busy.current = true
    for (const { input, wrote, state } of now.current.filter(open)) {
      const { seat } = input
      // The first try is now; a later one carries the time it was written down.
      const body = state === "sending" ? input : { ...input, wrote }
      try {
        const reply = await call("meetings.checkInByHand", body)
        if (reply.ok) put(seat, { state: "recorded", number: reply.value.number })
        else put(seat, { state: "refused", no: reply })
        if (reply.ok) onRecorded()
      } catch (failure) {
        const waiting = (failure instanceof NoAnswer && failure.sent) || state === "waiting"
        put(seat, { state: waiting ? "waiting" : "unsent" })
        if (!online()) break
      }
    }
    busy.current = false
  }, [put, onRecorded])

  useEffect(() => {
    const waiting = setInterval(() => now.current.some(open) && void sendAll(), 10_000)
    const stop = onNetwork(() => online() && void sendAll())
    return () => {
      clearInterval(waiting)
      stop()
    }
  }, [sendAll])

  const add = useCallback(
    (input: Noted["input"], name: string) => {
      const others = now.current.filter(one => one.input.seat !== input.seat)
      save([...others, { input, name, wrote: rightNow(), state: "sending" }])
      void sendAll()
    },
    [save, sendAll],
  )
  const drop = (seat: string) => save(now.current.filter(one => one.input.seat !== seat))
  return { list, add, drop, sendAll }
}
