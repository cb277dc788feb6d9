import * as z from "zod/mini"
import type { Collection } from "../../../shared/record.ts"
import { changeLimit, type Documents, every, type Stored } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { blanked } from "../rules.ts"

type Body = Readonly<Record<string, unknown>>

/** What is shown of one collection; beyond so many documents the export says that there are more. */
const most = 300

/** The collections that say something about a person, as their features declare them; refuses a wrong declaration. */
export const personalOnes = (collections: readonly Collection[]): readonly Collection[] =>
  collections.filter(({ name, by, personal }) => {
    if (personal !== "none" && !by.includes(personal.whose))
      throw new Error(`${name} cannot be listed by ${personal.whose}`)
    return personal !== "none"
  })

export interface KeptPart {
  readonly collection: string
  readonly days: number
  readonly why: string
  readonly documents: Record<string, unknown>[]
}

/** All that is kept about a person in a community, by collection: the fields each feature declares as theirs. */
export const dataOf = async (
  documents: Documents,
  declared: readonly Collection[],
  person: Id<"person">,
): Promise<{ readonly kept: KeptPart[]; readonly more: boolean }> => {
  const kept: KeptPart[] = []
  let more = false
  for (const collection of declared) {
    if (collection.personal === "none") continue
    const { whose, shown, erased } = collection.personal
    const found: Record<string, unknown>[] = []
    for await (const body of every(documents, collection as Collection<Body>, { [whose]: person })) {
      if (found.length === most) {
        more = true
        break
      }
      found.push(
        Object.fromEntries([...erased, ...shown].flatMap(field => (field in body ? [[field, body[field]]] : []))),
      )
    }
    const { days, why } = collection.kept
    if (found.length > 0)
      kept.push({ collection: collection.name, days: days === "forever" ? 0 : days, why, documents: found })
  }
  return { kept, more }
}

/**
 * Blanks what the features declare as to be erased, 49 documents a change; documents that are written once stay. Gives
 * how many were blanked. May be begun again where it stopped.
 */
export const erase = async (
  documents: Documents,
  declared: readonly Collection[],
  person: Id<"person">,
  except: string,
): Promise<number> => {
  let count = 0
  for (const collection of declared) {
    if (collection.personal === "none" || collection.name === except) continue
    const { whose, erased } = collection.personal
    if (collection.kind === "once" || erased.length === 0) continue
    const living = collection as Collection<Body, string, "living">
    const found: Stored<Body>[] = []
    for await (const body of every(documents, living, { [whose]: person })) found.push(body)
    for (let from = 0; from < found.length; from += changeLimit - 1)
      await documents.change(async tx => {
        for (const { id } of found.slice(from, from + changeLimit - 1)) {
          const now = await tx.get(living, id)
          if (now?.[whose] === person) await tx.put(living, id, blankedBody(living, now))
        }
      })
    count += found.length
  }
  return count
}

/** A body without what it said about its person. */
export const blankedBody = <B extends object>(collection: Collection<B, string>, { id: _, ...body }: Stored<B>): B => {
  const fits = (candidate: unknown): boolean => z.safeParse(collection.shape, candidate).success
  const erased = collection.personal === "none" ? [] : collection.personal.erased
  return blanked(body as Body, erased, fits) as B
}
