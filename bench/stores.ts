import { randomBytes } from "node:crypto"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { Pool } from "pg"
import { openEmbedded } from "../cloudfunctions/adapters/store/embedded.ts"
import { openPostgres } from "../cloudfunctions/adapters/store/postgres.ts"
import { saveStatement } from "../cloudfunctions/adapters/store/postgres-statements.ts"
import { collections } from "../cloudfunctions/host/features.ts"
import { communityScope } from "../cloudfunctions/shared/scope.ts"
import type { Store } from "../cloudfunctions/shared/store.ts"
import { id } from "../cloudfunctions/shared/values/id.ts"
import { ballots, marks } from "../cloudfunctions/votes/casting/records.ts"
import { ballotOf, optionIds, seedElectorate } from "../test/support/electorate.ts"
import { startHost } from "../test/support/host.ts"
import { startPostgres } from "../test/support/postgres.ts"
import { temporaryFolder } from "../test/support/store.ts"
import { post, type Sent, send } from "./load.ts"
import { type Grown, growthPages } from "./stores-growth.ts"
import { part } from "./timing.ts"

const clients = 32
const each = 2_000
const rounds = 9
const overHttp = 4_000
const connections = 50
/** Communities that the store holds, and households in each of those that are asked. */
const sizes = [1, 100, 7_000]
const asked = 1_500

/**
 * PostgreSQL through the store beside the same statements through bare `pg`; both stores behind the host; and how the time
 * of a ballot and of a list page grows with the communities there are. Writes the table and the plot of the growth.
 */
export const measure = async (): Promise<object> => {
  const cluster = await startPostgres()
  const through = await besideBare(await cluster.database())
  const http = { sqlite: await host(), postgres: await host(await cluster.database()) }
  const folder = temporaryFolder()
  const sqlite = openEmbedded({ directory: folder.path, collections })
  const postgres = await openPostgres({ url: await cluster.database(), collections })
  const growth = { sqlite: await grown(sqlite), postgres: await grown(postgres) }
  await Promise.all([sqlite.close(), postgres.close()])
  await cluster.done()
  folder.remove()
  const { svg, table } = growthPages(growth)
  const docs = join(import.meta.dirname, "..", "docs")
  writeFileSync(join(docs, "growth-stores.svg"), svg)
  writeFileSync(join(docs, "growth-stores.md"), table)
  return { through, http, growth }
}

const word = () => randomBytes(16).toString("hex")
const vote = id<"vote">("spring")

/** The two documents of a ballot, of the size they have. */
const documentsOf = () => {
  const [seat, receipt] = [word(), word()]
  const mark = {
    vote,
    seat: id<"seat">(seat),
    channel: "phone" as const,
    day: "2026-03-02",
    open: true,
    ballot: receipt,
    person: id<"person">(word()),
    turns: 1,
    requests: [{ id: word() + word(), mac: word() + word(), at: "2026-03-02T01:00:00.000Z" }],
  }
  const ballot = { vote, ballot: { kind: "approval", options: optionIds.slice(0, 4) }, rulesHash: word() + word() }
  return { markId: `${vote}:${seat}`, mark, receipt, ballot }
}

const atOnce = async (count: number, act: () => Promise<unknown>): Promise<{ perSecond: number; times: number[] }> => {
  const times: number[] = []
  let left = count
  const began = performance.now()
  const client = async () => {
    while (left-- > 0) {
      const sent = performance.now()
      await act()
      times.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return { perSecond: Math.round((count / (performance.now() - began)) * 1000), times }
}

/** Looks for the mark, then writes mark and ballot: through the store, and the very same statements without it, in turn. */
const besideBare = async (url: string) => {
  const scope = communityScope(id("hall"))
  const store = await openPostgres({ url, collections, connections: clients })
  const pool = new Pool({
    connectionString: url,
    max: clients,
    options: "-c default_transaction_isolation=serializable",
  })
  const ours = () => {
    const { markId, mark, receipt, ballot } = documentsOf()
    return store.in(scope).change(async tx => {
      if (await tx.get(marks, markId)) throw new Error("voted")
      await tx.put(marks, markId, mark as never)
      await tx.create(ballots, receipt, ballot as never)
    })
  }
  const bare = async () => {
    const { markId, mark, receipt, ballot } = documentsOf()
    await pool.query({
      name: "look",
      text: "SELECT id, version, rev, body FROM doc_marks WHERE scope = $1 AND id = $2",
      values: [scope, markId],
    })
    const { text, values } = saveStatement(
      scope,
      word(),
      [],
      [
        { collection: marks, id: markId, body: JSON.stringify(mark), blind: false, upon: undefined },
        { collection: ballots, id: receipt, body: JSON.stringify(ballot), blind: true, upon: undefined },
      ],
    )
    for (;;) {
      try {
        return await pool.query({ name: "save", text, values: [...values] })
      } catch (error) {
        if ((error as { code?: string }).code !== "40001") throw error
      }
    }
  }
  const pairs: { ours: number; bare: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const first = (await atOnce(each, ours)).perSecond
    pairs.push({ ours: first, bare: (await atOnce(each, bare)).perSecond })
  }
  await Promise.all([store.close(), pool.end()])
  const counted = pairs.slice(1)
  const ratios = counted.map(pair => pair.ours / pair.bare).sort((a, b) => a - b)
  const round2 = (figure = 0) => Math.round(figure * 100) / 100
  return {
    clients,
    ballots: counted.length * each,
    perSecond: middle(counted.map(pair => pair.ours)),
    bare: middle(counted.map(pair => pair.bare)),
    ratio: round2(middle(ratios)),
    middleHalf: [
      round2(ratios[Math.floor(ratios.length * 0.25)]),
      round2(ratios[Math.floor((ratios.length - 1) * 0.75)]),
    ],
  }
}

/** Ballots through the front door of a host on SQLite, or on the database at this address. */
const host = async (database?: string) => {
  const folder = temporaryFolder()
  const tokens: string[] = []
  const seed = async (store: Store) => void tokens.push(...(await seedElectorate(store, overHttp)).tokens)
  if (database) {
    const store = await openPostgres({ url: database, collections })
    await seed(store)
    await store.close()
  }
  const running = await startHost({
    data: folder.path,
    ...(database ? { env: { DATABASE_URL: database } } : { seed }),
  })
  const requests = tokens.map((token, n) => {
    const nonce = n.toString(16).padStart(32, "0")
    const headers = { authorization: `Bearer ${token}`, "idempotency-key": `key-${nonce}` }
    return post("/call/votes.cast", ballotOf(optionIds.slice(0, 1 + (n % 5)), nonce), headers)
  })
  const port = Number(new URL(running.url).port)
  const warm = requests.splice(0, 1_000)
  const warming = await send(port, warm, connections)
  const sent = await send(port, requests, connections)
  await running.stop()
  folder.remove()
  return { connections, ...summary(sent), errors: sent.errors + warming.errors }
}

const summary = ({ times, perSecond }: Pick<Sent, "times" | "perSecond">) => ({
  perSecond,
  p50: at(times, 0.5),
  p99: at(times, 0.99),
})

const at = (times: readonly number[], share: number): number => Math.round(part(times, share) * 1000) / 1000
const middle = (figures: readonly number[]): number => [...figures].sort((a, b) => a - b)[figures.length >> 1] ?? 0

/** One after the other, so that what is measured is the work and not the queue: a ballot, and the first page of a list. */
const grown = async (store: Store): Promise<Grown[]> => {
  const done: Grown[] = []
  let there = 0
  for (const communities of sizes) {
    for (; there < communities; there += 20)
      await Promise.all(
        Array.from({ length: Math.min(20, communities - there) }, (_, n) =>
          fill(store, there + n, there + n < 1 ? 3_000 : 40),
        ),
      )
    there = communities
    const [ballot, page]: [number[], number[]] = [[], []]
    for (let n = -200; n < asked; n += 1) {
      const documents = store.in(communityScope(id(`c${(n + asked) % Math.min(communities, 50)}`)))
      const { markId, mark, receipt, ballot: body } = documentsOf()
      const began = performance.now()
      await documents.change(async tx => {
        if (await tx.get(marks, markId)) throw new Error("voted")
        await tx.put(marks, markId, mark as never)
        await tx.create(ballots, receipt, body as never)
      })
      const cast = performance.now()
      await documents.list(marks, { where: { vote }, limit: 20 })
      const listed = performance.now()
      if (n < 0) continue
      ballot.push(cast - began)
      page.push(listed - cast)
    }
    done.push({ communities, ballot: at(ballot, 0.5), page: at(page, 0.5) })
  }
  return done
}

/** A community that has voted: so many marks and ballots. */
const fill = async (store: Store, n: number, households: number): Promise<void> => {
  const documents = store.in(communityScope(id(`c${n}`)))
  for (let from = 0; from < households; from += 20)
    await documents.change(async tx => {
      for (let one = 0; one < 20; one += 1) {
        const { markId, mark, receipt, ballot } = documentsOf()
        await tx.create(marks, markId, mark as never)
        await tx.create(ballots, receipt, ballot as never)
      }
    })
}
