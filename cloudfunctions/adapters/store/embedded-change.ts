import { type Collection, upgraded } from "#cloud/shared/record"
import type { Scope } from "#cloud/shared/scope"
import { changeLimit, type Stored, Taken, type Tx } from "#cloud/shared/store"

/** A row of a collection's table. */
export interface Row {
  readonly id: string
  readonly version: number
  readonly body: string
}

/** One change while it runs: what it wrote stays here until its step has ended well. */
export class Change implements Tx {
  readonly #scope: Scope
  readonly #known: (collection: Collection) => void
  readonly #peek: (collection: string, id: string) => Row | undefined
  readonly #seen = new Map<string, Row | undefined>()
  readonly #written = new Map<string, readonly [Collection, string, string | undefined]>()

  constructor(
    scope: Scope,
    known: (collection: Collection) => void,
    peek: (collection: string, id: string) => Row | undefined,
  ) {
    this.#scope = scope
    this.#known = known
    this.#peek = peek
  }

  async get<Body>(collection: Collection<Body, string>, id: string): Promise<Stored<Body> | undefined> {
    return this.#now(collection, id)
  }

  async create<Body>(collection: Collection<Body, string>, id: string, body: Body): Promise<void> {
    if (this.#now(collection, id)) throw new Taken(collection.name, id)
    this.#write(collection, id, JSON.stringify(body))
  }

  async put<Body>(collection: Collection<Body, string, "living">, id: string, body: Body): Promise<void> {
    living(collection)
    const { id: _, ...bare } = body as Body & { id?: string }
    this.#write(collection, id, JSON.stringify(bare))
  }

  async remove<Body>(collection: Collection<Body, string, "living">, id: string): Promise<void> {
    living(collection)
    this.#write(collection, id, undefined)
  }

  written(): Iterable<readonly [Collection, string, string | undefined]> {
    return this.#written.values()
  }

  #now<Body>(collection: Collection<Body, string>, id: string): Stored<Body> | undefined {
    this.#known(collection)
    const place = `${collection.name}\n${id}`
    const own = this.#written.get(place)
    if (!own) return stored(collection, this.#look(place, collection.name, id))
    return own[2] === undefined ? undefined : stored(collection, { id, version: collection.version, body: own[2] })
  }

  /** Nobody else writes while a change runs: what was looked up once, present or absent, stays true. */
  #look(place: string, collection: string, id: string): Row | undefined {
    if (this.#seen.has(place)) return this.#seen.get(place)
    const row = this.#peek(collection, id)
    this.#seen.set(place, row)
    return row
  }

  #write(collection: Collection, id: string, body: string | undefined): void {
    this.#known(collection)
    if (id.length === 0 || id.length > 400) throw new Error(`${collection.name}: not an id in ${this.#scope}`)
    this.#written.set(`${collection.name}\n${id}`, [collection, id, body])
    if (this.#written.size > changeLimit) throw new Error(`a change touches more than ${changeLimit} documents`)
  }
}

const living = (collection: Collection): void => {
  if (collection.kind === "once") throw new Error(`${collection.name} is written once; it is never changed or removed`)
}

/** A row as the document it holds, read by today's version. */
export const stored = <Body>(collection: Collection<Body, string>, row: Row | undefined): Stored<Body> | undefined =>
  row && { ...upgraded(collection, row.version, JSON.parse(row.body)), id: row.id }
