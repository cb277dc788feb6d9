import { type Due, noteDue } from "../../shared/due.ts"
import type { HousematesOf, PlacesOf } from "../../shared/ports.ts"
import type { HearTold, Receipt, Wish } from "../../shared/receipt.ts"
import { directoryScope } from "../../shared/scope.ts"
import type { Documents, Store } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import { type Instant, later, msOf, second } from "../../shared/values/instant.ts"
import { enter } from "../credits/actions.ts"
import { creditId, credits } from "../credits/records.ts"
import { causeOfWish, isLatestAccept } from "../credits/rules.ts"
import { claimHolds } from "../outbox/rules.ts"
import { messageOfPerson, messageOfRef, settle } from "../outbox/settling/actions.ts"
import { keyOf } from "../templates/actions.ts"
import type { Channel, TemplateKey } from "../templates/rules.ts"
import { earlyIn, wordsOf } from "./rules.ts"

/** A receipt that is early is looked for again after this. */
const lookAgainIn = 10 * second

interface Around {
  readonly store: Store
  readonly housematesOf: HousematesOf
}

interface World extends Around {
  readonly placesOf: PlacesOf
  readonly now: () => Instant
}

/**
 * What the house does about what a platform tells by itself. A receipt settles its message, and one that comes before the answer
 * to its message was saved is kept until then. A wish changes the books of the person it is of, in every community of theirs, and
 * only ever takes away (`causeOfWish`). What is about nothing of ours changes nothing.
 */
export const hearing =
  (world: World) =>
  (channel: Channel): HearTold =>
  async ({ receipts, wishes }) => {
    for (const receipt of receipts) await heardReceipt(world, channel, receipt)
    for (const wish of wishes) await heardWish(world, channel, wish)
  }

const heardReceipt = async (world: World, channel: Channel, receipt: Receipt): Promise<void> => {
  const { store, placesOf, now } = world
  const { ref, trouble, whose } = receipt
  const early = { channel, ref, until: later(now(), claimHolds), ...(trouble && { trouble }) }
  if (whose === undefined) {
    if (await settledByRef(world, channel, receipt, now())) return
    const scope = directoryScope(`${channel}:${ref}`)
    return noteDue(store, "notices", { at: later(now(), lookAgainIn), scope, what: wordsOf(early) })
  }
  const places = await placesOf(whose)
  for (const { scope, person } of places)
    if (await settledFor(world, store.in(scope), person, channel, receipt, now())) return
  for (const { scope, person } of places)
    await noteDue(store, "notices", {
      at: later(now(), lookAgainIn),
      scope,
      what: wordsOf({ ...early, person }),
    })
}

const settledByRef = async (
  around: Around,
  channel: Channel,
  receipt: Pick<Receipt, "ref" | "trouble">,
  now: Instant,
): Promise<boolean> => {
  const found = await messageOfRef(around.store, channel, receipt.ref)
  if (found) await settle(around, found.documents, found.message, receipt, now)
  return found !== undefined
}

const settledFor = async (
  around: Around,
  documents: Documents,
  person: Id<"person">,
  channel: Channel,
  receipt: Pick<Receipt, "ref" | "trouble">,
  now: Instant,
): Promise<boolean> => {
  const message = await messageOfPerson(documents, person, channel, receipt.ref)
  if (message !== undefined) await settle(around, documents, message, receipt, now)
  return message !== undefined
}

/** Step of the timer: looks again for the message of a receipt that came early; after five minutes it is nobody's of ours. */
export const seeToEarly = async (around: Around, due: Due, now: Instant): Promise<"done" | Instant> => {
  const early = earlyIn(due.what)
  if (!early) return "done"
  const { channel, person, until } = early
  const found = person
    ? await settledFor(around, around.store.in(due.scope), person, channel, early, now)
    : await settledByRef(around, channel, early, now)
  if (found || until <= now) return "done"
  // Ten seconds, then as long as it has been looked for.
  return later(now, Math.max(lookAgainIn, msOf(now) - msOf(later(until, -claimHolds))))
}

const heardWish = async ({ store, placesOf, now }: World, channel: Channel, wish: Wish): Promise<void> => {
  // Consents are counted on one channel only.
  const template = channel === "wechat" ? await keyOf(store, channel, wish.template) : undefined
  if (!template) return
  // A moment that is still to come would shut out what follows.
  const at = wish.at > now() ? now() : wish.at
  for (const { scope, person } of await placesOf(wish.whose))
    await entered(store.in(scope), { person, template }, { did: wish.did, at })
}

const entered = (
  documents: Documents,
  whose: { readonly person: Id<"person">; readonly template: TemplateKey },
  wish: Pick<Wish, "did" | "at">,
): Promise<void> =>
  documents.change(async tx => {
    const id = creditId(whose.person, whose.template)
    const credit = await tx.get(credits, id)
    if (!credit) return
    const cause = causeOfWish(credit, wish)
    if (cause) await enter(tx, whose, cause, `wish.${cause}.${msOf(wish.at) / second}`, wish.at)
    else if (isLatestAccept(credit, wish)) await tx.put(credits, id, { ...credit, said: wish.at })
  })
