import { useDidShow, useRouter } from "@tarojs/taro"
import { useCallback, useEffect, useRef, useState } from "react"
import { ask } from "./call"
import type { Value } from "./contracts"
import { groupTicket } from "./group"
import type { Asked } from "./use-reply"

/** Whose group this page was opened in; null where it was opened from anywhere else. */
export type Entered = Value<"chats.here"> | null

type Known =
  | { readonly state: "loading" }
  | { readonly state: "value"; readonly value: Entered; readonly stale: boolean }
  | Omit<Extract<Asked<Entered>, { state: "failure" }>, "refresh">

/**
 * Asks whose group of WeChat the page was opened in, when it appears and when it comes back into view. Every question has a ticket
 * of its own: on a server of one's own a ticket is good once.
 */
export const useGroup = (at: { readonly at?: "street" } = {}): Asked<Entered> => {
  const { params } = useRouter()
  const [known, setKnown] = useState<Known>({ state: "loading" })
  const asking = useRef({ params, at, turn: 0 })
  asking.current.params = params
  asking.current.at = at

  const refresh = useCallback(() => {
    asking.current.turn += 1
    const { params: opened, at: place, turn } = asking.current
    const settle = (next: (before: Known) => Known) => {
      if (turn === asking.current.turn) setKnown(next)
    }
    const failed = (before: Known): Known =>
      before.state === "value" ? { ...before, stale: true } : { state: "failure" }
    groupTicket(opened)
      .then(async ticket => {
        if (ticket === undefined) return settle(() => ({ state: "value", value: null, stale: false }))
        const reply = await ask("chats.here", { ticket, ...place })
        settle(() =>
          reply.ok ? { state: "value", value: reply.value, stale: false } : { state: "failure", no: reply },
        )
      })
      .catch(() => settle(failed))
  }, [])

  useEffect(refresh, [refresh])
  const shown = useRef(false)
  useDidShow(() => {
    if (shown.current) refresh()
    shown.current = true
  })
  return { ...known, refresh }
}

/** The body whose group the page was opened in, by its name; undefined where it was opened from anywhere else. Context, never a right. */
export const useGroupName = (at?: { readonly at?: "street" }): string | undefined => {
  const { value } = useGroup(at)
  return value?.group === "here" ? value.name : undefined
}
