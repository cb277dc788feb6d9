import { randomBytes, randomInt } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import type { Collection } from "#cloud/shared/record"
import type { Scope } from "#cloud/shared/scope"
import { Conflict, Taken, type Tx } from "#cloud/shared/store"
import { Change, uponOf } from "./change.ts"
import { type Servers, Unanswered } from "./postgres-servers.ts"
import { type Held, type Revised, readStatement, saveStatement, type Write } from "./postgres-statements.ts"

/** What a change needs of the store around it. */
export interface Around {
  readonly servers: Servers
  readonly scope: Scope
  readonly known: (collection: Collection) => void
  readonly look: (collection: Collection, id: string) => Promise<Revised | undefined>
  /** One after the other in this process, by scope. */
  readonly inTurn: <T>(scope: Scope, act: () => Promise<T>) => Promise<T>
}

/** Two changes met, or the database says so. */
class Met extends Error {}

/** So often a change is tried before it gives up. */
const mostTries = 30
/** unique violation; serialization failure; deadlock. */
const [unique, serialization, deadlock] = ["23505", "40001", "40P01"]

/**
 * Runs a step on what it looks up and saves what it wrote in one statement, which writes only when everything looked up is
 * still so. A step that met another is run again with jitter; from its second try on its process lets one of a scope run at
 * a time, so that many who want the same document do not keep pushing each other back.
 */
export const changed = async <T>(around: Around, step: (tx: Tx) => Promise<T>): Promise<T> => {
  const first = await attempt(around, step)
  if (!(first instanceof Met)) return first.value
  return around.inTurn(around.scope, async () => {
    for (let tries = 1; tries < mostTries; tries += 1) {
      const ended = await attempt(around, step)
      if (!(ended instanceof Met)) return ended.value
      await pause(randomInt(1, 2 + Math.min(2 ** tries, 100)))
    }
    throw new Conflict(`a change in ${around.scope} met others ${mostTries} times`)
  })
}

const attempt = async <T>(around: Around, step: (tx: Tx) => Promise<T>): Promise<{ readonly value: T } | Met> => {
  const change = new Change<Revised>({ ...around, blind: true })
  let value: T
  try {
    value = await step(change)
  } catch (error) {
    // A "no" that rests on several looks is only true if they hold together.
    const looks = heldOf(change)
    if (looks.length < 2 || (await saved(around, looks, [])) === "held") throw error
    return new Met()
  }
  const [held, writes] = [heldOf(change), writesOf(change)]
  if (writes.length === 0 && held.length < 2) return { value }
  const outcome = await saved(around, held, writes)
  return outcome === "held" ? { value } : new Met()
}

/** What was looked up and not written. Documents that are written once and exist stay as they are: nothing to check. */
const heldOf = (change: Change<Revised>): Held[] =>
  change
    .held()
    .filter(({ collection, row }) => !(row && collection.kind === "once"))
    .map(({ collection, id, row }) => ({ collection, id, rev: row?.rev }))

const writesOf = (change: Change<Revised>): Write[] =>
  change.written().map(write => ({ ...write, upon: uponOf(write) }))

const saved = async (around: Around, held: readonly Held[], writes: readonly Write[]): Promise<"held" | "met"> => {
  const rev = randomBytes(12).toString("base64url")
  try {
    const rows = await around.servers.once(saveStatement(around.scope, rev, held, writes))
    return rows.length > 0 ? "held" : "met"
  } catch (error) {
    if (error instanceof Unanswered) return (await wasDone(around, rev, writes)) ? "held" : "met"
    const { code } = error as { readonly code?: string }
    if (code === unique) {
      const found = await takenOf(around, writes)
      if (found) throw found
    } else if (code !== serialization && code !== deadlock) throw error
    return "met"
  }
}

/** The id that a change created without looking and that somebody else has; undefined when another change was met. */
const takenOf = async ({ servers, scope }: Around, writes: readonly Write[]): Promise<Taken | undefined> => {
  for (const { collection, id, blind } of writes) {
    if (!blind) continue
    const rows = await servers.run(readStatement(collection, scope, id))
    if (rows.length > 0) return new Taken(collection.name, id)
  }
  return undefined
}

/** Whether a save whose answer was lost was done: one of its rows carries its revision. */
const wasDone = async ({ servers, scope }: Around, rev: string, writes: readonly Write[]): Promise<boolean> => {
  for (const { collection, id, body } of writes) {
    if (body === undefined) continue
    const [row] = await servers.run<Revised>(readStatement(collection, scope, id))
    if (row?.rev === rev) return true
  }
  return false
}
