import { type Collection, upgraded } from "#cloud/shared/record"
import type { Scope } from "#cloud/shared/scope"
import { changeLimit, type Stored, Taken, type Tx } from "#cloud/shared/store"

/** A document as every adapter keeps it: its body as JSON text, by the version that wrote it. */
export interface Row {
  readonly id: string
  readonly version: number
  readonly body: string
}

/** What one change did to one document: the new body, or undefined for removed. */
export interface Written<Found extends Row = Row> {
  readonly collection: Collection
  readonly id: string
  readonly body: string | undefined
  /** What was looked up of it before: a row or none. Undefined where nobody looked. */
  readonly looked: Looked<Found> | undefined
  /** Created without looking: the id must not exist when the change is saved. */
  readonly blind: boolean
}

/** The revision that a document was written upon: undefined for absent, null for any. */
export const uponOf = ({ blind, looked }: Written<Row & { readonly rev: string }>): string | undefined | null => {
  if (blind) return undefined
  return looked ? looked.row?.rev : null
}

/** What was looked up: undefined for nothing there. */
export interface Looked<Found extends Row> {
  readonly row: Found | undefined
}

/** What a change stands on. */
export interface Ground<Found extends Row> {
  readonly scope: Scope
  /** Refuses a collection that is not declared to the store. */
  readonly known: (collection: Collection) => void
  readonly look: (collection: Collection, id: string) => Found | undefined | Promise<Found | undefined>
  /** Whether a create is believed without looking: saving then finds a taken id. */
  readonly blind: boolean
}

/** One change while it runs: what it looked up and what it wrote stay here until its step has ended well. */
export class Change<Found extends Row> implements Tx {
  readonly #ground: Ground<Found>
  readonly #seen = new Map<string, Looked<Found> & Place>()
  readonly #written = new Map<string, Omit<Written, "looked">>()

  constructor(ground: Ground<Found>) {
    this.#ground = ground
  }

  async get<Body>(collection: Collection<Body, string>, id: string): Promise<Stored<Body> | undefined> {
    this.#ground.known(collection)
    const own = this.#written.get(place(collection, id))
    if (!own) return stored(collection, await this.#look(collection, id))
    return own.body === undefined ? undefined : stored(collection, { id, version: collection.version, body: own.body })
  }

  async create<Body>(collection: Collection<Body, string>, id: string, body: Body): Promise<void> {
    this.#ground.known(collection)
    const here = place(collection, id)
    const own = this.#written.get(here)
    const blind = !own && this.#ground.blind && !this.#seen.has(here)
    const there = own ? own.body !== undefined : !blind && (await this.#look(collection, id)) !== undefined
    if (there) throw new Taken(collection.name, id)
    this.#write(collection, id, JSON.stringify(body), blind || own?.blind === true)
  }

  async put<Body>(collection: Collection<Body, string, "living">, id: string, body: Body): Promise<void> {
    living(collection)
    const { id: _, ...bare } = body as Body & { id?: string }
    this.#write(collection, id, JSON.stringify(bare), this.#written.get(place(collection, id))?.blind === true)
  }

  async remove<Body>(collection: Collection<Body, string, "living">, id: string): Promise<void> {
    living(collection)
    this.#write(collection, id, undefined, this.#written.get(place(collection, id))?.blind === true)
  }

  /** What is to be saved: to remove what is not there is nothing. */
  written(): Written<Found>[] {
    return [...this.#written.entries()]
      .map(([here, write]) => ({ ...write, looked: this.#seen.get(here) }))
      .filter(({ body, blind, looked }) => body !== undefined || !(blind || (looked && !looked.row)))
  }

  /** What was looked up and is not saved. */
  held(): (Looked<Found> & Place)[] {
    const written = new Set(this.written().map(({ collection, id }) => place(collection, id)))
    return [...this.#seen.entries()].filter(([here]) => !written.has(here)).map(([, looked]) => looked)
  }

  /** What was looked up once, present or absent, stays so for this change. */
  #look(collection: Collection, id: string): Found | undefined | Promise<Found | undefined> {
    const here = place(collection, id)
    const known = this.#seen.get(here)
    if (known) return known.row
    const remember = (row: Found | undefined) => {
      this.#seen.set(here, { collection, id, row })
      return row
    }
    const found = this.#ground.look(collection, id)
    return found instanceof Promise ? found.then(remember) : remember(found)
  }

  #write(collection: Collection, id: string, body: string | undefined, blind: boolean): void {
    this.#ground.known(collection)
    if (id.length === 0 || id.length > 400) throw new Error(`${collection.name}: not an id in ${this.#ground.scope}`)
    this.#written.set(place(collection, id), { collection, id, body, blind })
    if (this.#written.size > changeLimit) throw new Error(`a change touches more than ${changeLimit} documents`)
  }
}

interface Place {
  readonly collection: Collection
  readonly id: string
}

const place = (collection: Pick<Collection, "name" | "kind">, id: string): string => `${collection.name}\n${id}`

const living = (collection: Pick<Collection, "name" | "kind">): void => {
  if (collection.kind === "once") throw new Error(`${collection.name} is written once; it is never changed or removed`)
}

/** A row as the document it holds, read by today's version. */
export const stored = <Body>(collection: Collection<Body, string>, row: Row | undefined): Stored<Body> | undefined =>
  row && { ...upgraded(collection, row.version, JSON.parse(row.body)), id: row.id }
