import { isForHomes } from "../../../shared/audience.ts"
import type { HousematesOf } from "../../../shared/ports.ts"
import type { Documents, Stored, Tx } from "../../../shared/store.ts"
import { dayOf } from "../../../shared/values/day.ts"
import type { Id } from "../../../shared/values/id.ts"
import { type Instant, later, second } from "../../../shared/values/instant.ts"
import { creditOf, enter } from "../../credits/actions.ts"
import { chargeOf } from "../../credits/rules.ts"
import { entryId, inbox } from "../../inbox/records.ts"
import { type Need, weightOf } from "../../planning/rules.ts"
import { type Notice, notices } from "../../writing/records.ts"
import { type Chain, chainOf, end, entryOf, spreadOf } from "../ending/actions.ts"
import { type Lane, laneId, lanes, type Message, messageId, messages } from "../records.ts"
import { claimHolds, mostADay, nextTry, tomorrowMorning } from "../rules.ts"
import { unspent } from "./rules.ts"

/** Another message is on its way to the same person: look again in a moment. */
const aMoment = 2 * second

/**
 * Step: claims a waiting message, spends its credit and takes its person's lane, all in one change, before anything
 * leaves the house. Gives the number of this try; undefined when it may not be sent now, being put off or ended: the person
 * has read the notice already, or their last consents are kept for what is `toCome` for them, surely, and matters more.
 * What staff have sent again is sent. `housematesOf` says who lives with its person.
 */
export const claim = (
  documents: Documents,
  id: string,
  chain: Chain,
  now: Instant,
  toCome: readonly Need[] = [],
  housematesOf: HousematesOf = async () => [],
): Promise<number | undefined> =>
  documents.change(async tx => {
    const message = await tx.get(messages, id)
    if (message?.state !== "waiting" || message.next > now) return undefined
    const notice = await tx.get(notices, message.notice)
    if (notice?.state !== "going" && notice?.state !== "out") return end(tx, message, "stopped", chain, now)
    const { person, channel } = message
    const entry = notice.starts && (await tx.get(inbox, entryId(notice.starts, message.notice, person)))
    if (entry && !entry.unread && message.tries === 0) return end(tx, message, "heard", chain, now)
    const lane: Lane = (await tx.get(lanes, laneId(person, channel))) ?? { person, day: "", sent: 0 }
    if (lane.until !== undefined && lane.until > now) return putOff(tx, message, later(now, aMoment))
    if (!notice.urgent && lane.day === dayOf(now) && lane.sent >= mostADay)
      return putOff(tx, message, tomorrowMorning(now))
    const taken = { ...message, state: "claimed" as const, tries: message.tries + 1, at: now }
    if (channel === "wechat" && message.paid && (await creditOf(tx, person, notice.template)).muted)
      return end(tx, { ...message, paid: false }, "muted", chain, now)
    if (channel === "wechat" && !message.paid) {
      const { template } = notice
      const credit = await creditOf(tx, person, template)
      const free = notice.urgent || message.round > 0
      const asking = { person, template, weight: weightOf(notice.fact, template), free }
      const why = unspent(credit, asking, toCome)
      if (why) return end(tx, message, why, chain, now)
      // Asked of the home only where the answer matters.
      if (isForHomes(notice.audience) && unspent(credit, { ...asking, heardAtHome: true }, toCome)) {
        const heard = await heardAmong(tx, notice, await housematesOf(documents.scope, person))
        if (heard === "soon") return putOff(tx, message, later(now, aMoment))
        if (heard === "yes") return end(tx, message, "atHome", chain, now)
      }
      const charge = chargeOf(credit)
      await enter(tx, { person, template }, charge, entryOf(taken, charge), now)
      // A lasting consent is not used up, and is not given back.
      taken.paid = charge === "spent"
    }
    await tx.put(messages, id, taken)
    await tx.put(lanes, laneId(person, channel), { ...lane, holder: id, until: later(now, claimHolds) })
    return taken.tries
  })

/** Whether one of these has had a notice or read it, or will have it as soon as the message that is on its way has arrived. */
const heardAmong = async (
  tx: Tx,
  notice: Stored<Notice>,
  persons: readonly Id<"person">[],
): Promise<"yes" | "soon" | "no"> => {
  const { id, starts } = notice
  if (!starts) return "no"
  const entries = await Promise.all(persons.map(person => tx.get(inbox, entryId(starts, id, person))))
  const ids = persons.flatMap(person => chainOf(notice).map(channel => messageId(id, person, channel)))
  const states = (await Promise.all(ids.map(one => tx.get(messages, one)))).map(message => message?.state)
  if (entries.some(entry => entry?.unread === false) || states.includes("sent")) return "yes"
  return states.includes("claimed") ? "soon" : "no"
}

/** Step: a message whose handling itself failed is put aside with growing patience, and ends after so many tries. */
export const setAside = (documents: Documents, id: string, chain: Chain, now: Instant): Promise<void> =>
  documents.change(async tx => {
    const message = await tx.get(messages, id)
    if (message?.state !== "waiting") return
    const tried = { ...message, tries: message.tries + 1, at: now }
    const next = nextTry("later", tried.tries, now, spreadOf(tried))
    if (next === undefined) await end(tx, tried, "unknown", chain, now)
    else await tx.put(messages, id, { ...tried, next })
  })

const putOff = async (tx: Tx, message: Stored<Message>, next: Instant): Promise<undefined> => {
  await tx.put(messages, message.id, { ...message, next })
  return undefined
}
