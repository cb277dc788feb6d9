import { type Due, noteDue } from "./due.ts"
import { facts } from "./fact.ts"
import { paces } from "./often.ts"
import type { Collection, Kept } from "./record.ts"
import { replies } from "./replies.ts"
import { directoryShard, type Scope } from "./scope.ts"
import { changeLimit, type Documents, every, listLimit, type Store } from "./store.ts"
import { dayLong, type Instant, instantOf, later, minute, msOf } from "./values/instant.ts"

/** Once in so many days a scope is gone through; what is over may lie that much longer. */
const round = 30 * dayLong
/** What a vote's end makes certain: its opening is held until the same thing has been published. */
const [opened, certified] = ["projects.votingOpened", "projects.published"] as const

/** The round that a moment falls into begins anew here; the same for everybody, so that noting it twice is once. */
const nextRound = (now: Instant): Instant => instantOf((Math.floor(msOf(now) / round) + 1) * round)

/** Notes that a scope will be gone through, and the directory with it. Call it where a scope begins; it may be noted twice. */
export const notePruning = async (store: Store, scope: Scope, now: Instant): Promise<void> => {
  for (const one of [scope, directoryShard("00")])
    await noteDue(store, "members", { at: nextRound(now), scope: one, what: "prune:" })
}

/**
 * Step of a timer: removes what is over in a scope, a hundred documents a turn, and notes where to go on. Replies go when
 * they are older than they are kept **and** older than every vote that is not certified yet: a repeat gets its first answer
 * for as long as the result may depend on it. Ballots, entries, facts and results are `once` and never touched. May run
 * twice, and may stop anywhere.
 */
export const prune = async (store: Store, due: Due, now: Instant): Promise<"done" | Instant> => {
  const documents = store.in(due.scope)
  const after = due.what.slice("prune:".length)
  if (after === "") {
    await noteDue(store, "members", { at: later(now, minute), scope: due.scope, what: "outlived:" })
    const windows = await documents.list(paces, { limit: listLimit })
    const over = windows.filter(({ until }) => later(until, keptFor(paces)) <= now)
    await removeAll(documents, paces, over.map(idOf))
  }
  const page = await documents.list(replies, { limit: listLimit, ...(after !== "" && { after }) })
  const before = await heldFrom(documents, later(now, -keptFor(replies)))
  await removeAll(documents, replies, page.filter(({ at }) => at < before).map(idOf))
  const last = page.length === listLimit ? page.at(-1) : undefined
  if (last) await noteDue(store, "members", { at: later(now, minute), scope: due.scope, what: `prune:${last.id}` })
  else await goOn(store, due.scope, now)
  return "done"
}

/**
 * Step of a timer, begun by `prune`: removes what a collection has kept for its days since the moment that it names, and notes
 * where to go on. Takes the collections of all features. What was changed meanwhile is looked at again. May run twice, and
 * may stop anywhere.
 */
export const removeOutlived = async (
  store: Store,
  due: Due,
  now: Instant,
  declared: readonly Collection[],
): Promise<"done"> => {
  const [, name = "", after = ""] = /^outlived:([^:]*):?(.*)$/s.exec(due.what) ?? []
  const dated = declared.filter(({ kept }) => kept.since !== undefined) as Collection<Dated, string, "living">[]
  const place = name === "" ? 0 : dated.findIndex(one => one.name === name)
  const collection = dated[place]
  if (!collection) return "done"
  const { since = "" } = collection.kept
  const over = (body: Dated | undefined): boolean =>
    body?.[since] !== undefined && later(body[since] as Instant, keptFor(collection)) <= now
  const documents = store.in(due.scope)
  const page = await documents.list(collection, { limit: listLimit, ...(after !== "" && { after }) })
  const ids = page.filter(over).map(idOf)
  for (let at = 0; at < ids.length; at += changeLimit)
    await documents.change(async tx => {
      for (const id of ids.slice(at, at + changeLimit))
        if (over(await tx.get(collection, id))) await tx.remove(collection, id)
    })
  const last = page.length === listLimit ? page.at(-1) : undefined
  const next = last ? `${collection.name}:${last.id}` : dated[place + 1]?.name
  if (next !== undefined)
    await noteDue(store, "members", { at: later(now, minute), scope: due.scope, what: `outlived:${next}` })
  return "done"
}

type Dated = Readonly<Record<string, unknown>>

const idOf = ({ id }: { readonly id: string }): string => id

const keptFor = ({ kept }: { readonly kept: Kept }): number =>
  kept.days === "forever" ? Number.POSITIVE_INFINITY : kept.days * dayLong

/** The earlier of `before` and the opening of the first vote that is not certified. */
const heldFrom = async (documents: Documents, before: Instant): Promise<Instant> => {
  let held = before
  for await (const fact of every(documents, facts, { kind: opened }))
    if (fact.at < held && !(await documents.read(facts, `${certified}:${fact.about}`))) held = fact.at
  return held
}

/** Removes a page of documents, as many in one change as a change may hold. */
const removeAll = async (
  documents: Documents,
  from: typeof paces | typeof replies,
  ids: readonly string[],
): Promise<void> => {
  const living = from as typeof replies
  for (let at = 0; at < ids.length; at += changeLimit)
    await documents.change(async tx => {
      for (const id of ids.slice(at, at + changeLimit)) await tx.remove(living, id)
    })
}

/** The next shard of the directory, or this scope again in the next round. */
const goOn = (store: Store, scope: Scope, now: Instant): Promise<void> => {
  const shard = /^directory:([0-9a-f]{2})$/.exec(scope)?.[1]
  const next = shard === undefined ? undefined : Number.parseInt(shard, 16) + 1
  if (next === undefined || next > 255)
    return noteDue(store, "members", {
      at: nextRound(now),
      scope: next === undefined ? scope : directoryShard("00"),
      what: "prune:",
    })
  const beside = directoryShard(next.toString(16).padStart(2, "0"))
  return noteDue(store, "members", { at: later(now, minute), scope: beside, what: "prune:" })
}
