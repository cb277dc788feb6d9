import { openEmbedded } from "#cloud/adapters/store/embedded"
import { collections } from "#cloud/host/features"
import { communityScope } from "#cloud/shared/scope"
import { marks } from "#cloud/votes/casting/records"
import { ballotOf, community, optionIds, seedElectorate } from "../support/electorate.ts"
import { startHost } from "../support/host.ts"
import { temporaryFolder } from "../support/store.ts"

/** Processes start and end here. */
jest.setTimeout(60_000)

test("Ctrl-C in the middle of a hundred ballots: every answered one is kept, the process ends well", async () => {
  const folder = temporaryFolder()
  const electorate: { tokens: string[]; seats: string[] } = { tokens: [], seats: [] }
  const host = await startHost({
    data: folder.path,
    seed: async store => {
      Object.assign(electorate, await seedElectorate(store, 100))
    },
  })
  const acknowledged = new Set<string>()
  let refused = 0
  const casts = electorate.tokens.map(async (token, n) => {
    const nonce = n.toString(16).padStart(32, "0")
    try {
      const { reply } = await host.call("votes.cast", ballotOf(optionIds.slice(0, 1 + (n % 5)), nonce), { token })
      if (reply.ok) acknowledged.add(electorate.seats[n] ?? "")
    } catch {
      refused += 1
    }
    if (acknowledged.size >= 10) host.interrupt()
  })
  await Promise.all(casts)
  expect(await host.stop()).toBe(0)
  expect(acknowledged.size).toBeGreaterThanOrEqual(10)
  expect(acknowledged.size + refused).toBe(100)
  expect(host.output()).not.toMatch(/Error/)

  const store = openEmbedded({ directory: folder.path, collections })
  const documents = store.in(communityScope(community))
  for (const seat of acknowledged) expect(await documents.read(marks, `spring:${seat}`)).toMatchObject({ turns: 1 })
  expect(store.check()).toBe("ok")
  await store.close()
  folder.remove()
})

test("a second process on the same data is told so in words, and ends", async () => {
  const host = await startHost()
  await expect(startHost({ data: host.data })).rejects.toThrow(/正被另一个进程使用/)
  await host.stop()
})

test("a busy port is left to whoever has it: the next one is taken, and said", async () => {
  const first = await startHost()
  const port = new URL(first.url).port
  const second = await startHost({ args: ["--port", port] })
  expect(second.url).not.toBe(first.url)
  expect(second.output()).toContain(`${port} 端口正被占用`)
  await second.stop()
  await first.stop()
})
