import { randomBytes, randomInt } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import type { Collection } from "#cloud/shared/record"
import { refuse } from "#cloud/shared/refusals"
import type { Scope } from "#cloud/shared/scope"
import { Conflict, Taken, type Tx } from "#cloud/shared/store"
import { Change, uponOf, type Written } from "./change.ts"
import { noCollection, troubleOf } from "./cloud-answers.ts"
import { type CloudDatabase, kept, placed, type Revised, rowOf } from "./cloud-database.ts"
import { fateOf } from "./cloud-fate.ts"
import { Transaction } from "./cloud-transaction.ts"

/** What a change needs of the store around it. */
export interface Around {
  readonly database: CloudDatabase
  readonly scope: Scope
  readonly known: (collection: Collection) => void
  /** A document that never changes and was read before. */
  readonly remembered: (collection: Collection, id: string) => Revised | undefined
  readonly remember: (collection: Collection, id: string, row: Revised) => void
  /** The document as it is now, outside of any change. */
  readonly look: (collection: Collection, id: string) => Promise<Revised | undefined>
  /** One after the other in this instance, by scope. */
  readonly inTurn: <T>(scope: Scope, act: () => Promise<T>) => Promise<T>
}

/** So often a change that meets others is tried, and so often one that gets no clear answer. */
const mostTries = 30
const mostUnclear = 4

/** Nothing was saved, and the step may run again: another change was met, or the answer before the commit was not clear. */
class Undone extends Error {
  readonly met: boolean

  constructor(met: boolean, cause?: unknown) {
    super("undone", { cause })
    this.met = met
  }
}

/**
 * Runs a step within a transaction. Only what certainly was not saved is run again by itself: a change that met another, one
 * that broke before its commit was sent, one whose commit is known not to have been done. When nobody can know, it is
 * refused as busy: the caller repeats the request, and its key, or a taken id, tells what became of the first.
 */
export const changed = async <T>(around: Around, step: (tx: Tx) => Promise<T>): Promise<T> => {
  const first = await attempt(around, step)
  if (!(first instanceof Undone)) return first.value
  // Those of this instance that want the same documents stand in line instead of pushing each other back.
  return around.inTurn(around.scope, async () => {
    let unclear = first.met ? 0 : 1
    for (let tries = 1; tries < mostTries && unclear < mostUnclear; tries += 1) {
      await pause(randomInt(1, 4 + Math.min(2 ** tries, 200)))
      const ended = await attempt(around, step)
      if (!(ended instanceof Undone)) return ended.value
      if (!ended.met) unclear += 1
    }
    if (unclear >= mostUnclear) throw refuse("busy", { seconds: 5 })
    throw new Conflict(`a change in ${around.scope} met others ${mostTries} times`)
  })
}

const attempt = async <T>(around: Around, step: (tx: Tx) => Promise<T>): Promise<{ readonly value: T } | Undone> => {
  const { scope, known, remembered, remember } = around
  const transaction = new Transaction(around.database)
  let broken: unknown
  const look = async (collection: Collection, id: string): Promise<Revised | undefined> => {
    const before = remembered(collection, id)
    if (before) return before
    try {
      const row = rowOf(await transaction.get(collection.name, placed(scope, id)))
      if (row && collection.kind === "once") remember(collection, id, row)
      return row
    } catch (error) {
      broken = error
      if (troubleOf(error) === "missing") broken = noCollection(collection.name, error)
      throw error
    }
  }
  const change = new Change<Revised>({ scope, known, look, blind: true })
  let value: T
  try {
    value = await step(change)
  } catch (error) {
    await transaction.abandon()
    return broken === undefined ? Promise.reject(error) : undone(broken)
  }
  const writes = change.written()
  if (writes.length === 0) {
    await transaction.abandon()
    return { value }
  }
  return saved(around, transaction, writes, value)
}

const undone = (error: unknown): Undone => {
  if (error instanceof Error && error.message.includes("cloud:setup")) throw error
  return new Undone(troubleOf(error) === "conflict", error)
}

const saved = async <T>(
  around: Around,
  transaction: Transaction,
  writes: readonly Written<Revised>[],
  value: T,
): Promise<{ readonly value: T } | Undone> => {
  const rev = randomBytes(12).toString("base64url")
  for (const { collection, id, body, blind, looked } of writes) {
    const _id = placed(around.scope, id)
    try {
      if (body === undefined) await transaction.remove(collection.name, _id)
      else {
        const document = kept(collection, { version: collection.version, rev, body })
        const fresh = blind || (looked && !looked.row)
        if (fresh) await transaction.add(collection.name, { _id, ...document })
        else await transaction.set(collection.name, _id, document)
      }
    } catch (error) {
      await transaction.abandon()
      const trouble = troubleOf(error)
      if (trouble === "missing") throw noCollection(collection.name, error)
      if (trouble === "conflict") return new Undone(true, error)
      // Nothing of this change is saved, so an id that is there is somebody else's, whatever the sentence was.
      if (blind && (trouble === "taken" || (await around.look(collection, id)))) throw new Taken(collection.name, id)
      return new Undone(trouble === "taken", error)
    }
  }
  try {
    await transaction.commit()
    return { value }
  } catch (error) {
    if (troubleOf(error) === "conflict") return new Undone(true, error)
    const ended = await transaction.abandon()
    const fate = await fateOf(
      around.look,
      rev,
      writes.map(write => ({ ...write, upon: uponOf(write) })),
      ended,
    )
    if (fate === "done") return { value }
    if (fate === "unknown") throw refuse("busy", { seconds: 5 })
    return new Undone(false, error)
  }
}
