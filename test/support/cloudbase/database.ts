import { before, matches, type Stored } from "./query.ts"
import { Refused } from "./wire.ts"

interface Kept {
  /** Undefined: removed at that time. */
  readonly document: Stored | undefined
  readonly since: number
}

export interface Transaction {
  readonly id: string
  /** What it sees: what had been committed then. */
  readonly at: number
  readonly wrote: Map<string, Map<string, Stored | undefined>>
}

/** The texts and codes are ours: the real ones are unverified. What the SDK makes of them is the SDK's. */
const conflict = () =>
  new Refused(
    "DATABASE_TRANSACTION_CONFLICT",
    "[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others",
  )
const taken = (_id: string) =>
  new Refused(
    "DATABASE_REQUEST_FAILED",
    `E11000 duplicate key error collection: _id_ dup key: { _id: ${JSON.stringify(_id)} }`,
  )
const noCollection = (name: string) => new Refused("DATABASE_COLLECTION_NOT_EXIST", `Db or Table not exist: ${name}`)
const noTransaction = () =>
  new Refused(
    "DATABASE_TRANSACTION_FAIL",
    "[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server",
  )

/**
 * Documents by collection and id, with transactions under snapshot isolation: one sees what was committed when it began,
 * and what it wrote; whoever writes what another has written meanwhile, or is writing, is in conflict at once.
 */
export class Database {
  #collections = new Map<string, Map<string, Kept[]>>()
  #open = new Map<string, Transaction>()
  #time = 0
  #made = 0

  addCollection(name: string): void {
    if (this.#collections.has(name)) throw new Refused("DATABASE_COLLECTION_ALREADY_EXIST", "Table exist")
    this.#collections.set(name, new Map())
  }

  names(): string[] {
    return [...this.#collections.keys()]
  }

  begin(): Transaction {
    this.#made += 1
    const transaction: Transaction = { id: `t${this.#made}`, at: this.#time, wrote: new Map() }
    this.#open.set(transaction.id, transaction)
    return transaction
  }

  running(id: string): Transaction {
    const found = this.#open.get(id)
    if (!found) throw noTransaction()
    return found
  }

  get(name: string, _id: string, within?: Transaction): Stored | undefined {
    const own = within?.wrote.get(name)
    if (own?.has(_id)) return own.get(_id)
    const versions = this.#collection(name).get(_id) ?? []
    return versions.findLast(({ since }) => since <= (within?.at ?? this.#time))?.document
  }

  list(name: string, query: Readonly<Record<string, unknown>>, downwards: boolean, limit: number): Stored[] {
    const all = [...this.#collection(name).keys()].flatMap(_id => this.get(name, _id) ?? [])
    const found = all.filter(document => matches(document, query)).sort((a, b) => before(a._id, b._id))
    return (downwards ? found.reverse() : found).slice(0, limit)
  }

  /** Writes a document (undefined: removes it); `fresh`: its id must not be taken. Gives whether there was one before. */
  write(name: string, _id: string, document: Stored | undefined, within: Transaction, fresh = false): boolean {
    const before = this.get(name, _id, within)
    const last = this.#collection(name).get(_id)?.at(-1)
    const others = [...this.#open.values()].filter(other => other !== within)
    if ((last && last.since > within.at) || others.some(other => other.wrote.get(name)?.has(_id))) {
      this.abort(within.id)
      throw conflict()
    }
    if (fresh && before) {
      this.abort(within.id)
      throw taken(_id)
    }
    const own = within.wrote.get(name) ?? new Map<string, Stored | undefined>()
    within.wrote.set(name, own.set(_id, document))
    return before !== undefined
  }

  commit(id: string): void {
    const { wrote } = this.running(id)
    this.#open.delete(id)
    if (wrote.size === 0) return
    this.#time += 1
    for (const [name, own] of wrote)
      for (const [_id, document] of own) {
        const collection = this.#collection(name)
        // A snapshot that is still read from needs what was there before.
        const seen = this.#open.size > 0 ? (collection.get(_id) ?? []).slice(-8) : []
        collection.set(_id, [...seen, { document, since: this.#time }])
      }
  }

  abort(id: string): void {
    this.running(id)
    this.#open.delete(id)
  }

  #collection(name: string): Map<string, Kept[]> {
    const found = this.#collections.get(name)
    if (!found) throw noCollection(name)
    return found
  }
}
