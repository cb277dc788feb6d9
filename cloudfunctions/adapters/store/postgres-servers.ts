import { setTimeout as pause } from "node:timers/promises"
import { Pool, type PoolClient, type QueryResultRow } from "pg"
import { refuse } from "#cloud/shared/refusals"
import type { Statement } from "./postgres-statements.ts"

/** The answer never came: what was asked may or may not have been done. */
export class Unanswered extends Error {
  override readonly name = "Unanswered"
}

/** A server may be gone so long before callers are told to come again later; ms. */
const patience = 15_000
/** A statement, and the wait for a connection, end after so long; ms. */
const statementLimit = 10_000
const connectLimit = 3_000

/** Of a server that stops, starts, or stands by (it neither writes nor reads serializably): another one may serve. */
const away = /^(08|57P|25006|53300|0A000)/
/** Serialization failure and deadlock, which a statement that only reads may meet too: it runs again. */
const met = new Set(["40001", "40P01"])
const mostMet = 20

const isAway = (error: unknown): boolean => {
  const { code, message = "" } = error as { readonly code?: string; readonly message?: string }
  if (code !== undefined) return away.test(code) || /^E[A-Z]+$/.test(code)
  return /terminat|timeout|closed|ended/i.test(message)
}

/**
 * The PostgreSQL servers of one database, of which one writes: several addresses, separated by commas, are tried in turn.
 * Every statement is a transaction of its own, SERIALIZABLE. A server that is away is waited for (15 s), then 503.
 */
export class Servers {
  readonly #pools: readonly Pool[]
  #current = 0

  constructor(url: string, connections: number) {
    this.#pools = url.split(",").map(address => {
      const pool = new Pool({
        connectionString: address.trim(),
        max: connections,
        connectionTimeoutMillis: connectLimit,
        idleTimeoutMillis: 30_000,
        query_timeout: statementLimit + 2_000,
        statement_timeout: statementLimit,
        application_name: "weiyi",
        options: "-c default_transaction_isolation=serializable",
      })
      // A connection that breaks is told to whoever waits for its answer; idle, the next one is made when it is needed.
      pool.on("error", () => undefined)
      pool.on("connect", client => client.on("error", () => undefined))
      return pool
    })
  }

  /** Runs a statement that reads, or that may run twice. Waits for a server that is away. */
  async run<Found extends QueryResultRow>(statement: Statement): Promise<Found[]> {
    const until = performance.now() + patience
    for (let tries = 0; ; tries += 1) {
      const client = await this.#connected(until)
      try {
        return await this.#asked<Found>(client, statement)
      } catch (error) {
        if (error instanceof Unanswered) await this.#next(until, tries)
        else if (!met.has(String((error as { code?: unknown }).code)) || tries >= mostMet) throw error
      }
    }
  }

  /** Runs a statement once. Throws Unanswered when the connection broke and nobody knows whether it was done. */
  async once<Found extends QueryResultRow>(statement: Statement): Promise<Found[]> {
    const client = await this.#connected(performance.now() + patience)
    return this.#asked<Found>(client, statement)
  }

  async close(): Promise<void> {
    await Promise.all(this.#pools.map(pool => pool.end()))
  }

  async #asked<Found extends QueryResultRow>(client: PoolClient, statement: Statement): Promise<Found[]> {
    try {
      const { rows } = await client.query<Found>({ ...statement, values: [...statement.values] })
      client.release()
      return rows
    } catch (error) {
      const gone = isAway(error)
      client.release(gone)
      if (gone) throw new Unanswered("the database did not answer", { cause: error })
      throw error
    }
  }

  async #connected(until: number): Promise<PoolClient> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await (this.#pools[this.#current] as Pool).connect()
      } catch (error) {
        if (!isAway(error)) throw error
        await this.#next(until, tries)
      }
    }
  }

  /** On to the next server, after a while that grows; refuses when the patience is over. */
  async #next(until: number, tries: number): Promise<void> {
    if (performance.now() > until) throw refuse("busy", { seconds: 5 })
    this.#current = (this.#current + 1) % this.#pools.length
    await pause(Math.min(20 * 2 ** tries, 500))
  }
}
