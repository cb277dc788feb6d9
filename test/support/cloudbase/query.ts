import { type Asked, parsed, Unknown } from "./wire.ts"

export type Stored = Readonly<Record<string, unknown>> & { readonly _id: string }

/** Text by its bytes in UTF-8, as the database compares it: by code points. */
export const before = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

const bounds: Readonly<Record<string, (order: number) => boolean>> = {
  $gt: order => order > 0,
  $gte: order => order >= 0,
  $lt: order => order < 0,
}

const bounded = (_id: string, condition: unknown): boolean =>
  Object.entries(condition as object).every(([operator, bound]) => {
    const holds = bounds[operator]
    if (!holds || typeof bound !== "string") throw new Unknown(`_id is compared by ${operator}`)
    return holds(before(_id, bound))
  })

/** Whether a document is asked for: equalities, and `_id` between bounds. */
export const matches = (document: Stored, query: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(query).every(([field, wanted]) => {
    if (field === "$and")
      return (wanted as readonly Readonly<Record<string, unknown>>[]).every(part => matches(document, part))
    if (field === "_id" && typeof wanted === "object") return bounded(document._id, wanted)
    if (wanted !== null && typeof wanted === "object")
      throw new Unknown(`${field} is compared with ${JSON.stringify(wanted)}`)
    return document[field] === wanted
  })

/** The id that a request for one document names. */
export const idOf = (asked: Asked): string => {
  const { _id, ...more } = parsed(asked.query)
  if (typeof _id !== "string" || Object.keys(more).length > 0)
    throw new Unknown("one document is asked for by its _id alone")
  return _id
}

/** What a list asks for. */
export const listOf = (asked: Asked) => {
  const order = parsed(asked.order)
  if (Object.keys(order).join() !== "_id") throw new Unknown("a list is in the order of _id")
  const limit = Number(asked.limit)
  if (!(limit >= 1 && limit <= 1000)) throw new Unknown(`a list of ${limit}`)
  return { query: parsed(asked.query), downwards: order._id === -1, limit }
}
