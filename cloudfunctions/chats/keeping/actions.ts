import type { Heard } from "../../shared/chat.ts"
import { digest, unwrapped, wrapped } from "../../shared/digest.ts"
import { type Due, noteDue } from "../../shared/due.ts"
import { directoryScope, type Scope } from "../../shared/scope.ts"
import { changeLimit, listLimit, type Store, Taken } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import { dayLong, type Instant, later, minute } from "../../shared/values/instant.ts"
import { bindCodes, cards, heards, offers } from "../records.ts"
import { bringingHolds } from "../rules.ts"

/** Names of what was heard stand together, by the moment they were made: the oldest come first and go first. */
const heardAt: Scope = directoryScope("chats heard")
const heardId = (kind: keyof typeof kept, at: Instant, name: string): string =>
  `${at}|${kind}|${digest(name).slice(0, 26)}`

/** Whether what was asked under this id is to be done: nobody has begun it, or who began it has not finished. */
const isOpen = (store: Store, id: string, of: string): Promise<boolean> =>
  store.in(heardAt).change(async tx => {
    const before = await tx.get(heards, id)
    if (!before) await tx.create(heards, id, { of })
    return !before || (before.of === of && !before.done)
  })

/**
 * Has what a callback asks for done once. Takes the moment it was made, its name, what exactly it says, and the work. Whoever
 * asks the same while it is done gets the same answer; what was not finished, because a process died or the store was away, is
 * done again. Undefined: it was finished before, or something else is asked under the name.
 */
export const doneOnce = (store: Store) => {
  const running = new Map<string, { readonly of: string; readonly told: Promise<unknown> }>()
  return async <Told>(
    at: Instant,
    name: string,
    says: string,
    work: () => Promise<Told>,
  ): Promise<Told | undefined> => {
    const id = heardId("call", at, name)
    const of = digest(says).slice(0, 26)
    const finished = async (): Promise<Told | undefined> => {
      const open = await isOpen(store, id, of).catch(error => {
        // Somebody has begun it this moment.
        if (error instanceof Taken) return isOpen(store, id, of)
        throw error
      })
      if (!open) return undefined
      const told = await work()
      // What was done stands; not to have noted it means to do it again, which changes nothing.
      await store
        .in(heardAt)
        .change(tx => tx.put(heards, id, { of, done: true }))
        .catch(() => undefined)
      return told
    }
    const before = running.get(id)
    if (before) return before.of === of ? (before.told as Promise<Told | undefined>) : undefined
    const told = finished().finally(() => running.delete(id))
    running.set(id, { of, told })
    return told
  }
}

/** What stands of a tap from the moment it is first heard. */
export interface FirstHeard {
  /** What its receipt is drawn with. */
  readonly draw: string
  /** How many taps of the same person and second were heard before it, by whichever process. */
  readonly turn: number
}

/** Step: notes a tap; every delivery of it gets what the first one got. `fresh` is new random text. */
export const heardFirst = (
  store: Store,
  { at, message, who }: Pick<Heard, "at" | "message" | "who">,
  fresh: string,
): Promise<FirstHeard> =>
  store.in(heardAt).change(async tx => {
    const id = heardId("tap", at, message)
    const before = await tx.get(heards, id)
    if (before?.draw) return { draw: unwrapped(message, before.draw), turn: before.turn ?? 0 }
    const counter = heardId("turn", at, who)
    const turn = (await tx.get(heards, counter))?.turn ?? 0
    await tx.put(heards, counter, { turn: turn + 1 })
    await tx.create(heards, id, { draw: wrapped(message, fresh), turn })
    return { draw: fresh, turn }
  })

/** A card as it is remembered: which vote it is about, and where it may be. */
interface Kept {
  readonly scope: Scope
  readonly vote: Id<"vote">
  readonly room: string
  readonly at: Instant
}

const noteClearing = (store: Store, task: string, end: Instant): Promise<void> =>
  noteDue(store, "chats", { at: later(end, cardKept), scope: directoryScope(task), what: `card:${task}` })

/** Stands where a card's group would: a card of somebody's own is for none. */
export const alone = "alone"

/** The task of the card that one person is brought for one of their seats: a tap on it says which. */
export const ownTask = (vote: Id<"vote">, person: Id<"person">, seat: string): string =>
  digest([alone, vote, person, seat].join("\n")).slice(0, 32)

/** Step: remembers which vote a card is about, until it need not be answered any more. */
export const keepCard = async (store: Store, task: string, card: Kept, end: Instant): Promise<void> => {
  await noteClearing(store, task, end)
  await store.in(directoryScope(task)).change(tx => tx.put(cards, task, card))
}

/**
 * Step: takes it upon itself to bring a card to the one person it is for, and remembers it as `keepCard` does. "brought": they
 * have it; "taken": somebody else is about to bring it.
 */
export const claimCard = async (
  store: Store,
  task: string,
  card: Kept,
  end: Instant,
): Promise<"mine" | "brought" | "taken"> => {
  await noteClearing(store, task, end)
  return store.in(directoryScope(task)).change(async tx => {
    const before = await tx.get(cards, task)
    if (before?.brought !== undefined) return "brought"
    if (before?.claimed !== undefined && later(before.claimed, bringingHolds) > card.at) return "taken"
    await tx.put(cards, task, { ...card, claimed: card.at })
    return "mine"
  })
}

/** Step: a card that was claimed has been brought, or has not: then anybody may try again. */
export const endClaim = (store: Store, task: string, brought: Instant | undefined): Promise<void> =>
  store.in(directoryScope(task)).change(async tx => {
    const before = await tx.get(cards, task)
    if (!before) return
    const { id: _, claimed: __, ...card } = before
    await tx.put(cards, task, { ...card, ...(brought && { brought }) })
  })

/** A card is answered, in words, for so long after its vote has ended. */
const cardKept = 30 * dayLong
/** A callback older than five minutes is not taken; its name is kept twice as long, a tap's a day. */
const kept = { call: 10 * minute, tap: dayLong, turn: dayLong } as const

/** Step of the timer: removes the names that nobody needs any more, a hundred a turn. Gives how many. */
export const sweepHeard = async (store: Store, now: Instant): Promise<number> => {
  const documents = store.in(heardAt)
  const found = await documents.list(heards, { limit: listLimit })
  const over = found.filter(({ id }) => {
    const [at, kind] = id.split("|") as [Instant, keyof typeof kept]
    return later(at, kept[kind]) <= now
  })
  for (let from = 0; from < over.length; from += changeLimit)
    await documents.change(async tx => {
      for (const { id } of over.slice(from, from + changeLimit)) await tx.remove(heards, id)
    })
  return over.length
}

/** Step of the timer: removes a code, a card or an offer that is over. */
export const clear = async (store: Store, due: Due): Promise<"done"> => {
  const cut = due.what.indexOf(":")
  const [what, id] = [due.what.slice(0, cut), due.what.slice(cut + 1)]
  const of = { bindCode: bindCodes, card: cards, offer: offers }[what] as typeof cards | undefined
  if (of) await store.in(due.scope).change(tx => tx.remove(of, id))
  return "done"
}
