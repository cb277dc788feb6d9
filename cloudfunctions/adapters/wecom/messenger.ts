import type { ToOne } from "#cloud/shared/chat"
import type { Messenger } from "#cloud/shared/ports"
import { shortened } from "./cards.ts"
import { useridOf } from "./happenings.ts"
import type { WecomApp } from "./sending.ts"

/** Notices as cards of our corp's app, to members who have linked themselves. */
export const wecomMessenger = (corp: string, app: Pick<WecomApp, "send">): Messenger => ({
  cut: shortened,
  reaches: to => useridOf(corp, to) !== undefined,
  send: async ({ to, card }) => {
    const userid = useridOf(corp, to)
    if (userid === undefined) return { sent: false, trouble: "noSuchPerson", code: "none" }
    if (!card) return { sent: false, trouble: "badContent", code: "no card" }
    return app.send(userid, card)
  },
})

/** Cards of our corp's app that can be tapped, to members who have linked themselves: for an app whose callbacks we hear. */
export const wecomToOne = (corp: string, app: Pick<WecomApp, "send">): ToOne => ({
  reaches: to => useridOf(corp, to) !== undefined,
  show: async (to, card) => {
    const userid = useridOf(corp, to)
    return userid === undefined ? { sent: false, trouble: "noSuchPerson", code: "none" } : app.send(userid, card)
  },
})
