import { atHome } from "../../councils/actions.ts"
import { contactsOf } from "../../members/actions.ts"
import type { ToOne } from "../../shared/chat.ts"
import { type Due, noteDue, seeToDue } from "../../shared/due.ts"
import type { Contact, Log, Subject } from "../../shared/ports.ts"
import { communityOf, communityScope, type Scope } from "../../shared/scope.ts"
import { listLimit, type Store } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import { type Instant, later, second } from "../../shared/values/instant.ts"
import { openingOf } from "../../votes/opening/actions.ts"
import { wholeRoll } from "../../votes/roll/actions.ts"
import { inOrder, type OwnSeat, seatText } from "../hearing/rules.ts"
import { cardOf, voteCard } from "../hearing/showing.ts"
import { shownVote } from "../hearing/tapping/actions.ts"
import { words } from "../hearing/words.ts"
import { alone, claimCard, endClaim, ownTask } from "../keeping/actions.ts"
import { forGood } from "../offering/actions.ts"
import { offers } from "../records.ts"
import { comesLater, dueFor, nextLook, offerIn } from "../rules.ts"

/** Any process may see to these: a card to one person goes over no connection. */
const queue = "chats.bringing"

/** Somebody who may vote, with an account that cards can be brought to, and their seats. */
interface Voter {
  readonly contact: Contact
  readonly to: Subject
  readonly seats: readonly OwnSeat[]
}

/** Those who may vote and have an account that cards can be brought to; a street's are found where they are at home. */
export const linkedVoters = async (
  store: Store,
  scope: Scope,
  vote: Id<"vote">,
  { reaches }: ToOne,
): Promise<readonly Voter[]> => {
  const documents = store.in(scope)
  const { opening } = await openingOf(documents, vote)
  const seats = new Map<Id<"person">, OwnSeat[]>()
  for (const [seat, { holders = [], principal = holders[0], group, called }] of await wholeRoll(documents, vote))
    for (const person of holders) {
      const name = opening.groups.find(one => one.group === group)?.name ?? group
      const as = principal === person ? "principal" : "proxy"
      seats.set(person, [...(seats.get(person) ?? []), { seat, group: name, called, as }])
    }
  const found: Voter[] = []
  for (const contact of await reachable(store, scope, [...seats.keys()])) {
    const to = contact.accounts?.find(reaches)
    if (to !== undefined) found.push({ contact, to, seats: seats.get(contact.person) ?? [] })
  }
  return found
}

const reachable = async (store: Store, scope: Scope, persons: readonly Id<"person">[]): Promise<readonly Contact[]> => {
  const community = communityOf(scope)
  const places = community ? [[community, persons] as const] : await atHome(store.in(scope), persons)
  const found: Contact[] = []
  for (const [home, there] of places)
    for (let from = 0; from < there.length; from += listLimit)
      found.push(...(await contactsOf(store)(communityScope(home), there.slice(from, from + listLimit))))
  return found
}

/** Notes that a vote's card is to be brought to each of its voters; before the change that offers it. */
export const noteBringing = (store: Store, scope: Scope, offer: string, now: Instant): Promise<void> =>
  noteDue(store, queue, { at: later(now, second), scope, what: dueFor(offer, now) })

/**
 * Step of the timer: brings the cards of votes that were put into groups, to each voter one a seat, whichever groups and however
 * many processes there are. One that was sent and not written down is brought a second time rather than never, under the same
 * task: one ballot. What does not arrive is tried again for a quarter of an hour; the vote stands in the group and on the page.
 * Gives how many were seen to.
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
    for (const { contact, to, seats } of await linkedVoters(store, scope, vote, toOne))
      for (const seat of inOrder(seats)) {
        const task = ownTask(vote, contact.person, seat.seat)
        const whose = await claimCard(store, task, { scope, vote, room: alone, at: now }, shown.end)
        missed ||= whose === "taken"
        if (whose !== "mine") continue
        const said = words[contact.language]
        const card = cardOf(seatText(seats, seat, said.given), voteCard(shown, task, said), said)
        const outcome = await toOne.show(to, card)
        await endClaim(store, task, outcome.sent ? now : undefined)
        if (outcome.sent) continue
        log.info({ event: "chats.notBrought", code: `${outcome.trouble}:${outcome.code}` })
        missed ||= !forGood.has(outcome.trouble)
      }
    return missed ? (nextLook(offer.at, now) ?? "done") : "done"
  }
  return seeToDue(store, queue, now, bring, (_, error) => log.bug({ event: "chats.bringing" }, error))
}
