import type { Delivered, Trouble } from "../../../shared/ports.ts"
import type { Documents, Stored, Tx } from "../../../shared/store.ts"
import { dayOf } from "../../../shared/values/day.ts"
import { type Instant, later } from "../../../shared/values/instant.ts"
import { enter } from "../../credits/actions.ts"
import { notices } from "../../writing/records.ts"
import { type Chain, end, entryOf, spreadOf } from "../ending/actions.ts"
import { laneId, lanes, type Message, messages } from "../records.ts"
import { claimHolds, nextTry, policies, type Reason } from "../rules.ts"

/**
 * Step: writes down what became of a claimed message. `tried` is the try it belongs to: a claim given up meanwhile is
 * corrected only by the good news that it was sent.
 */
export const mark = (
  documents: Documents,
  id: string,
  tried: number,
  delivered: Delivered,
  chain: Chain,
  now: Instant,
): Promise<void> =>
  documents.change(async tx => {
    const message = await tx.get(messages, id)
    if (message?.tries !== tried) return
    const lost = message.state === "dead" && message.reason === "lost"
    if (message.state !== "claimed" && !(lost && delivered.sent)) return
    await leaveLane(tx, message, delivered.sent, now)
    if (!delivered.sent) return failed(tx, message, delivered.trouble, chain, now)
    const { reason: _, ref: __, ...rest } = message
    await tx.put(messages, id, { ...rest, state: "sent", at: now, ...(delivered.ref && { ref: delivered.ref }) })
  })

const failed = async (tx: Tx, before: Stored<Message>, trouble: Trouble, chain: Chain, now: Instant): Promise<void> => {
  const { act, reason, credit } = policies[trouble]
  const message = { ...before, doubts: before.doubts + (trouble === "noAnswer" ? 1 : 0) }
  const next = nextOf(act, message, now)
  // A message that is tried again keeps its credit, and one that may have arrived has used it.
  const returned = next === undefined && credit === "returned" && message.doubts === 0
  const emptied = credit === "zero" && message.channel === "wechat"
  if (emptied || (message.paid && returned)) {
    await enterFor(tx, message, emptied ? "refused" : "returned", now)
    message.paid = false
  }
  if (next !== undefined) return tx.put(messages, message.id, { ...message, state: "waiting", next, at: now })
  // No credit left after a try without an answer: that try has probably arrived and used it.
  const perhaps = trouble === "noConsent" && message.doubts > 0
  await end(tx, message, perhaps ? "lost" : reason, chain, now)
}

const nextOf = (act: "dead" | "again" | "later" | "stop", message: Stored<Message>, now: Instant) => {
  if (act === "dead") return undefined
  // At once: as long as the channel is closed the message goes on to another one, or waits.
  return act === "stop" ? now : nextTry(act, message.tries, now, spreadOf(message))
}

/** Step: gives up a claim whose sender has gone. It may have arrived, so it is listed, and never sent again. */
export const giveUp = (documents: Documents, id: string, chain: Chain, now: Instant): Promise<void> =>
  documents.change(async tx => {
    const message = await tx.get(messages, id)
    if (message?.state !== "claimed" || later(message.at, claimHolds) > now) return
    await leaveLane(tx, message, true, now)
    await end(tx, message, "lost", chain, now)
  })

/** Step: ends a message that nobody has claimed: its notice was stopped, or it is no news any more. */
export const drop = (
  documents: Documents,
  ids: readonly string[],
  reason: Reason,
  chain: Chain,
  now: Instant,
): Promise<void> =>
  documents.change(async tx => {
    for (const id of ids) {
      const message = await tx.get(messages, id)
      if (message?.state === "waiting") await dropped(tx, message, reason, chain, now)
    }
  })

/** Step: ends a waiting message; its credit is given back where it cannot have been used. */
export const dropped = async (
  tx: Tx,
  message: Stored<Message>,
  reason: Reason,
  chain: Chain,
  now: Instant,
): Promise<void> => {
  if (message.paid && message.doubts === 0) await enterFor(tx, message, "returned", now)
  await end(tx, { ...message, paid: message.paid && message.doubts > 0 }, reason, chain, now)
}

/** Step: enters a cause into the credit that a message is charged to. */
export const enterFor = async (tx: Tx, message: Stored<Message>, cause: "refused" | "returned", now: Instant) => {
  const notice = await tx.get(notices, message.notice)
  if (!notice) return
  await enter(tx, { person: message.person, template: notice.template }, cause, entryOf(message, cause), now)
}

const leaveLane = async (tx: Tx, message: Stored<Message>, sent: boolean, now: Instant): Promise<void> => {
  const id = laneId(message.person, message.channel)
  const lane = await tx.get(lanes, id)
  if (lane?.holder !== message.id) return
  const { holder: _, until: __, ...free } = lane
  const day = dayOf(now)
  const before = lane.day === day ? lane.sent : 0
  await tx.put(lanes, id, { ...free, day, sent: before + (sent ? 1 : 0) })
}
