import type { Actions } from "../../shared/ask.ts"
import type { Subject } from "../../shared/ports.ts"
import { pairingActions } from "./actions/pairing.ts"
import { redeemingActions } from "./actions/redeeming.ts"
import { endSessions, renewSession, startSession } from "./actions/sessions.ts"
import { moveTo } from "./actions/whois.ts"
import type { signingContract } from "./contract.ts"
import { refuse } from "./refusals.ts"

/** An account made by the host; WeChat's begin with "wx:" and need no session of ours. */
const ofHost = (subject: Subject): boolean => subject.startsWith("host:")

export const signingActions: Actions<typeof signingContract> = {
  ...redeemingActions,
  ...pairingActions,

  enter: async ask => {
    if (ask.by.subject) return ask.change(async () => ({}))
    const subject = `host:${ask.keyedId("subject")}` as Subject
    const session = await startSession(ask.store, subject, ask.now, ask.newId)
    return ask.change(async () => ({ session }))
  },

  renew: async ask => {
    const { subject } = ask.by
    const session = ofHost(subject) ? await renewSession(ask.store, subject, ask.now, ask.newId) : undefined
    return ask.change(async () => (session === undefined ? {} : { session }))
  },

  signOut: async ask => {
    await endSessions(ask.store, ask.by.subject, ask.input.session)
    return ask.change(async () => ({}))
  },

  actIn: async ask => {
    const { community } = ask.input
    if (!(await moveTo(ask.store, ask.by.subject, community))) throw refuse("notJoinedThere")
    return ask.change(async () => ({ community }))
  },
}
