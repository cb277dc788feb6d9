import type { Line } from "../../shared/chat.ts"
import { digest } from "../../shared/digest.ts"
import { type Due, noteDue, seeToDue } from "../../shared/due.ts"
import type { Log, Trouble } from "../../shared/ports.ts"
import type { Scope } from "../../shared/scope.ts"
import { type Documents, every, type Store, type Stored } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import { dayLong, type Instant, later } from "../../shared/values/instant.ts"
import { openingOf } from "../../votes/opening/actions.ts"
import { voteCard } from "../hearing/showing.ts"
import { shownVote } from "../hearing/tapping/actions.ts"
import { words } from "../hearing/words.ts"
import { keepCard } from "../keeping/actions.ts"
import { chats, type Offer, offers } from "../records.ts"
import { comesLater, dueFor, nextLook, offerDays, offerIn, shownWithin } from "../rules.ts"

/** A line of their own: whoever does not hold the connection must not see to them. */
const queue = "chats.showing"

/** What asking again would not change. */
export const forGood: ReadonlySet<Trouble> = new Set<Trouble>(["noSuchPerson", "badContent", "credentials"])

/** What was ever put into a group and has not been taken out, the newest first. */
export const offersIn = async (documents: Documents, chat: string): Promise<Stored<Offer>[]> => {
  const found: Stored<Offer>[] = []
  for await (const offer of every(documents, offers, { chat })) found.push(offer)
  return found.sort((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : 0))
}

/** The votes that are open in a group now, in the order in which they were put there. */
export const openIn = async (documents: Documents, chat: string, now: Instant) => {
  const open: { readonly vote: Id<"vote">; readonly title: string; readonly closes: Instant; readonly at: Instant }[] =
    []
  for await (const { vote, at } of every(documents, offers, { chat })) {
    const found = await openingOf(documents, vote).catch(() => undefined)
    if (found && now < found.end) open.push({ vote, title: found.opening.title, closes: found.end, at })
  }
  return open.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** Notes when it is forgotten that a vote was put into a group; before the change that offers it. */
export const noteForgetting = (store: Store, scope: Scope, offer: string, end: Instant): Promise<void> =>
  noteDue(store, "chats", { at: later(end, offerDays * dayLong), scope, what: `offer:${offer}` })

/** Notes that a vote's card is to be shown in a group; before the change that offers it. */
export const noteShowing = (store: Store, scope: Scope, offer: string, now: Instant): Promise<void> =>
  noteDue(store, queue, { at: now, scope, what: dueFor(offer, now) })

/**
 * Step of the timer, for whoever holds the connection: shows the cards of the votes that were put into groups, each once. One
 * that was shown and not written down, because the process died in between, is shown a second time rather than never; both
 * carry the same task, so a tap on either is the same ballot. What cannot be shown is tried again for a quarter of an hour; the
 * offer stands, and whoever asks the robot for it is shown it. Gives how many were seen to.
 */
export const showOffered = (
  { store, now, log }: { readonly store: Store; readonly now: Instant; readonly log: Log },
  line: Line,
): Promise<number> => {
  const show = async ({ scope, what }: Due): Promise<"done" | Instant> => {
    const documents = store.in(scope)
    const id = offerIn(what)
    const offer = await documents.read(offers, id)
    if (!offer) return comesLater(what, now) ?? "done"
    if (offer.shown !== undefined || later(offer.at, shownWithin) <= now) return "done"
    const chat = await documents.read(chats, offer.chat)
    const shown = await shownVote({ store, now: () => now }, scope, offer.vote)
    if (!chat?.group || !shown || shown.end <= now) return "done"
    const task = digest(`${id}\n${offer.at}`).slice(0, 32)
    await keepCard(store, task, { scope, vote: offer.vote, room: chat.room, at: now }, shown.end)
    const outcome = await line.show(chat.group, voteCard(shown, task, words.zh))
    if (outcome.sent) {
      await documents.change(async tx => {
        const found = await tx.get(offers, id)
        if (found?.at === offer.at) await tx.put(offers, id, { ...found, shown: now })
      })
      return "done"
    }
    log.info({ event: "chats.notShown", code: `${outcome.trouble}:${outcome.code}` })
    return forGood.has(outcome.trouble) ? "done" : (nextLook(offer.at, now) ?? "done")
  }
  return seeToDue(store, queue, now, show, (_, error) => log.bug({ event: "chats.showing" }, error))
}
