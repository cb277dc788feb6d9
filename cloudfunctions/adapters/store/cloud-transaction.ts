import type { CloudDatabase, CloudTransaction } from "./cloud-database.ts"

/**
 * One transaction of the cloud's database, begun when it is first needed. One request at a time: what a step asks for at
 * once waits in line.
 */
export class Transaction {
  readonly #database: CloudDatabase
  #begun: Promise<CloudTransaction> | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor(database: CloudDatabase) {
    this.#database = database
  }

  get(collection: string, _id: string): Promise<unknown> {
    return this.#next(async on => (await on.collection(collection).doc(_id).get()).data)
  }

  add(collection: string, document: object): Promise<unknown> {
    return this.#next(on => on.collection(collection).add({ data: document }))
  }

  set(collection: string, _id: string, document: object): Promise<unknown> {
    return this.#next(on => on.collection(collection).doc(_id).set({ data: document }))
  }

  remove(collection: string, _id: string): Promise<unknown> {
    return this.#next(on => on.collection(collection).doc(_id).remove())
  }

  commit(): Promise<unknown> {
    return this.#next(on => on.commit())
  }

  /** Ends it without saving, as well as it can. Whether the cloud said that it has ended. */
  async abandon(): Promise<boolean> {
    if (!this.#begun) return true
    try {
      await this.#next(on => on.rollback())
      return true
    } catch {
      return false
    }
  }

  #next<T>(act: (on: CloudTransaction) => Promise<T>): Promise<T> {
    const mine = this.#last.then(async () => {
      this.#begun ??= this.#database.startTransaction()
      return act(await this.#begun)
    })
    this.#last = mine.catch(() => undefined)
    return mine
  }
}
