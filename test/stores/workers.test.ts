import { setTimeout as pause } from "node:timers/promises"
import { openPostgres } from "#cloud/adapters/store/postgres"
import { collections } from "#cloud/host/features"
import { communityScope } from "#cloud/shared/scope"
import { every } from "#cloud/shared/store"
import { ballots } from "#cloud/votes/casting/records"
import { ballotOf, community, optionIds, seedElectorate, vote } from "../support/electorate.ts"
import { startHost } from "../support/host.ts"
import { type Cluster, childrenOf, startPostgres } from "../support/postgres.ts"

jest.setTimeout(120_000)

let cluster: Cluster
beforeAll(async () => {
  cluster = await startPostgres()
})
afterAll(() => cluster.done())

/** Looks until it has come about; what never does is ended by the test's own limit, and keeps no process alive. */
const until = async (what: () => boolean): Promise<void> => {
  while (!what()) await pause(50, undefined, { ref: false })
}

test("two processes behind one port answer as one, and one that is killed is started again", async () => {
  const url = await cluster.database()
  const store = await openPostgres({ url, collections })
  const { tokens } = await seedElectorate(store, 60)
  const host = await startHost({ env: { DATABASE_URL: url }, args: ["--workers", "2"] })
  try {
    const workers = () => childrenOf(host.child.pid)
    expect(workers()).toHaveLength(2)
    const cast = (n: number) => {
      const nonce = n.toString(16).padStart(32, "0")
      // Every connection to the process that was killed may still be taken for a good one: as a phone does, it is sent
      // with the same key until there is an answer.
      const ask = (): Promise<{ receipt: string }> =>
        host
          .ask<{ receipt: string }>("votes.cast", ballotOf(optionIds.slice(0, 1 + (n % 5)), nonce), {
            token: tokens[n] ?? "",
            key: `key-${nonce}`,
          })
          .catch((error: { readonly message?: unknown }) => {
            // By its words: fetch makes its errors outside of jest's realm, where they are instances of another class.
            if (error.message === "fetch failed") return ask()
            throw error
          })
      return ask()
    }
    const casting = (from: number, to: number) =>
      Promise.all(Array.from({ length: to - from }, (_, at) => cast(from + at)))
    // Every request is sent twice at the same moment: whichever process meets it, both have the one receipt.
    const [first, again] = await Promise.all([casting(0, 30), casting(0, 30)])
    expect(again).toEqual(first)

    const [victim = 0] = workers()
    process.kill(victim, "SIGKILL")
    await until(() => workers().length === 2 && !workers().includes(victim))
    await casting(30, 60)
    const box = new Set<string>()
    for await (const ballot of every(store.in(communityScope(community)), ballots, { vote })) box.add(ballot.id)
    expect(box.size).toBe(60)
    const last = workers()
    expect(await host.stop()).toBe(0)
    expect(last.filter(pid => running(pid))).toEqual([])
  } finally {
    host.child.kill("SIGKILL")
    await store.close()
  }
})

const running = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test("the workers do not outlive the process that started them", async () => {
  const host = await startHost({ env: { DATABASE_URL: await cluster.database() }, args: ["--workers", "2"] })
  const workers = childrenOf(host.child.pid)
  expect(workers).toHaveLength(2)
  await host.kill9()
  await until(() => !workers.some(running))
  host.remove()
})

test("several processes on SQLite are refused in words", async () => {
  await expect(startHost({ args: ["--workers", "2"] })).rejects.toThrow(
    /--workers 需要 PostgreSQL[\s\S]*needs PostgreSQL/,
  )
})

test("a database that cannot be reached is said in words, without its address", async () => {
  const started = startHost({ env: { DATABASE_URL: "postgres://weiyi:secret-word@127.0.0.1:1/none" } })
  const error = await started.then(
    () => new Error("started"),
    (reason: Error) => reason,
  )
  expect(error.message).toMatch(/数据库（DATABASE_URL）连不上[\s\S]*cannot be reached/)
  expect(error.message).not.toContain("secret-word")
})
