import { contactsOf } from "../../members/actions.ts"
import type { ToOne } from "../../shared/chat.ts"
import { digest } from "../../shared/digest.ts"
import { type Due, noteDue, seeToDue } from "../../shared/due.ts"
import type { Contact, Log, Subject } from "../../shared/ports.ts"
import type { Scope } from "../../shared/scope.ts"
import { listLimit, type Store } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import { type Instant, later, second } from "../../shared/values/instant.ts"
import { wholeRoll } from "../../votes/roll/actions.ts"
import { voteCard } from "../hearing/showing.ts"
import { shownVote } from "../hearing/tapping/actions.ts"
import { words } from "../hearing/words.ts"
import { claimCard, endClaim } from "../keeping/actions.ts"
import { forGood } from "../offering/actions.ts"
import { offers } from "../records.ts"
import { comesLater, dueFor, nextLook, offerIn } from "../rules.ts"

/** Any process may see to these: a card to one person goes over no connection. */
const queue = "chats.bringing"

/** Stands where a card's group would: a card of somebody's own is for none. */
const alone = "alone"

/** Those who may vote for one seat, and have an account that cards can be brought to; who votes for several does so on the page. */
export const linkedVoters = async (
  store: Store,
  scope: Scope,
  vote: Id<"vote">,
  { reaches }: ToOne,
): Promise<readonly { readonly contact: Contact; readonly to: Subject }[]> => {
  const seats = new Map<Id<"person">, number>()
  for (const { holders = [] } of (await wholeRoll(store.in(scope), vote)).values())
    for (const person of holders) seats.set(person, (seats.get(person) ?? 0) + 1)
  const persons = [...seats].filter(([, held]) => held === 1).map(([person]) => person)
  const found: { contact: Contact; to: Subject }[] = []
  for (let from = 0; from < persons.length; from += listLimit)
    for (const contact of await contactsOf(store)(scope, persons.slice(from, from + listLimit))) {
      const to = contact.accounts?.find(reaches)
      if (to !== undefined) found.push({ contact, to })
    }
  return found
}

/** Notes that a vote's card is to be brought to each of its voters; before the change that offers it. */
export const noteBringing = (store: Store, scope: Scope, offer: string, now: Instant): Promise<void> =>
  noteDue(store, queue, { at: later(now, second), scope, what: dueFor(offer, now) })

/**
 * Step of the timer: brings the cards of votes that were put into groups, to each voter one, whichever groups and however many
 * processes there are. One that was sent and not written down is brought a second time rather than never, under the same task: one ballot. What does not
 * arrive is tried again for a quarter of an hour; the vote stands in the group and on the page. Gives how many were seen to.
 */
export const bringOffered = (
  { store, now, log }: { readonly store: Store; readonly now: Instant; readonly log: Log },
  toOne: ToOne,
): Promise<number> => {
  const bring = async ({ scope, what }: Due): Promise<"done" | Instant> => {
    const offer = await store.in(scope).read(offers, offerIn(what))
    if (!offer) return comesLater(what, now) ?? "done"
    const shown = await shownVote({ store, now: () => now }, scope, offer.vote)
    if (!shown || shown.end <= now) return "done"
    const { vote } = offer
    let missed = false
    for (const { contact, to } of await linkedVoters(store, scope, vote, toOne)) {
      const task = digest(`${alone}\n${vote}\n${contact.person}`).slice(0, 32)
      const whose = await claimCard(store, task, { scope, vote, room: alone, at: now }, shown.end)
      missed ||= whose === "taken"
      if (whose !== "mine") continue
      const outcome = await toOne.show(to, voteCard(shown, task, words[contact.language]))
      await endClaim(store, task, outcome.sent ? now : undefined)
      if (outcome.sent) continue
      log.info({ event: "chats.notBrought", code: `${outcome.trouble}:${outcome.code}` })
      missed ||= !forGood.has(outcome.trouble)
    }
    return missed ? (nextLook(offer.at, now) ?? "done") : "done"
  }
  return seeToDue(store, queue, now, bring, (_, error) => log.bug({ event: "chats.bringing" }, error))
}
