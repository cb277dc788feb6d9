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
