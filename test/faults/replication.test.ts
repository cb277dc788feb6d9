import { setTimeout as pause } from "node:timers/promises"
import { openPostgres } from "#cloud/adapters/store/postgres"
import { collections } from "#cloud/host/features"
import { communityScope } from "#cloud/shared/scope"
import { every } from "#cloud/shared/store"
import { ballots, marks } from "#cloud/votes/casting/records"
import { ballotOf, community, optionIds, seedElectorate, vote } from "../support/electorate.ts"
import { startHost } from "../support/host.ts"
import { startPostgres, withStandby } from "../support/postgres.ts"

jest.setTimeout(300_000)

const voters = 600
/** Phones that vote at the same time, each for one household after the other. */
const phones = 16
/** The first server is killed when so many ballots have been acknowledged. */
const killedAfter = 200

test("the database server is killed while people vote, and the second takes over: every acknowledged ballot is there once", async () => {
  const { primary, standby } = await withStandby(await startPostgres())
  try {
    const first = await primary.database()
    const url = `${first},${first.replace(`:${primary.port}/`, `:${standby.port}/`)}`
    const seeding = await openPostgres({ url: first, collections })
    const { tokens, seats } = await seedElectorate(seeding, voters)
    await seeding.close()
    expect((await primary.ask("SELECT sync_state FROM pg_stat_replication")).map(row => row.sync_state)).toEqual([
      "sync",
    ])

    const host = await startHost({ env: { DATABASE_URL: url } })
    const receipts = new Map<string, string>()
    const refusals: string[] = []
    const waiting = tokens.map((token, n) => ({ token, seat: seats[n] ?? "", nonce: n.toString(16).padStart(32, "0") }))
    let takenOver: Promise<unknown> | undefined
    let before = 0
    const phone = async (): Promise<void> => {
      for (let voter = waiting.shift(); voter; voter = waiting.shift()) {
        const { token, seat, nonce } = voter
        const chosen = optionIds.filter((_, n) => (Number.parseInt(nonce, 16) >> n) & 1)
        const as = { token, key: `key-${nonce}` }
        // Who is told to come again comes again, with the same key, as a phone does.
        for (;;) {
          const { status, reply } = await host.call<{ receipt: string }>("votes.cast", ballotOf(chosen, nonce), as)
          if (reply.ok) {
            receipts.set(seat, reply.value.receipt)
            break
          }
          refusals.push(`${status} ${reply.code}`)
          if (status !== 503) throw new Error(`${status} ${reply.code}\n${host.output()}`)
          await pause(100)
        }
        if (receipts.size >= killedAfter && !takenOver) {
          before = receipts.size
          takenOver = primary.kill().then(() => standby.ask("SELECT pg_promote()"))
        }
      }
    }
    await Promise.all(Array.from({ length: phones }, phone))
    await takenOver
    expect(await host.stop()).toBe(0)

    expect(before).toBeGreaterThanOrEqual(killedAfter)
    expect(receipts.size).toBe(voters)
    expect(refusals.filter(said => !said.startsWith("503"))).toEqual([])

    const store = await openPostgres({ url, collections })
    const documents = store.in(communityScope(community))
    const marked = new Map<string, string | undefined>()
    for await (const mark of every(documents, marks, { vote })) {
      expect(marked.has(mark.seat)).toBe(false)
      marked.set(mark.seat, mark.ballot)
    }
    const box = new Set<string>()
    for await (const ballot of every(documents, ballots, { vote })) box.add(ballot.id)
    await store.close()
    const lost = [...receipts].filter(([seat, receipt]) => marked.get(seat) !== receipt || !box.has(receipt))
    expect(lost).toEqual([])
    expect(marked.size).toBe(voters)
    expect(box.size).toBe(voters)
  } finally {
    await primary.done()
    await standby.done()
  }
})
