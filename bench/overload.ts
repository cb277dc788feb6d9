import { join } from "node:path"
import { openEmbedded } from "#cloud/adapters/store/embedded"
import { collections } from "#cloud/host/features"
import { communityScope } from "#cloud/shared/scope"
import { every } from "#cloud/shared/store"
import { ballots, marks } from "#cloud/votes/casting/records"
import { ballotOf, community, optionIds, seedElectorate, vote } from "../test/support/electorate.ts"
import { startHost } from "../test/support/host.ts"
import { temporaryFolder } from "../test/support/store.ts"
import { post, send, sendAt } from "./load.ts"
import { part } from "./timing.ts"

/** Ballots to warm up with, to learn what the host can take, and to send at three times that rate. */
const [warm, learning, storm] = [1_000, 3_000, 12_000]
const times = 3

/**
 * Ballots arrive at three times the rate that 50 connections get through, whether answers come or not (an open loop). Gives
 * what was accepted and refused, how long the accepted waited from the moment they were due (ms), and, read from the store
 * after the host has stopped, how many acknowledged ballots are missing.
 */
export const measure = async (): Promise<object> => {
  const folder = temporaryFolder()
  const data = join(folder.path, "host")
  let seeded: Awaited<ReturnType<typeof seedElectorate>> | undefined
  const host = await startHost({
    data,
    seed: async store => {
      seeded = await seedElectorate(store, warm + learning + storm)
    },
  })
  const { tokens = [], seats = [] } = seeded ?? {}
  const port = Number(new URL(host.url).port)
  const requests = tokens.map(ballot)
  await send(port, requests.slice(0, warm), 50)
  const { perSecond } = await send(port, requests.slice(warm, warm + learning), 50)
  const outcomes = await sendAt(port, requests.slice(warm + learning), perSecond * times)
  const health = (await (await fetch(`${host.url}/healthz`)).json()) as object
  await host.stop()

  const accepted = outcomes.flatMap(({ status }, n) => (status === 200 ? [seats[warm + learning + n] ?? ""] : []))
  const store = openEmbedded({ directory: data, collections })
  const documents = store.in(communityScope(community))
  let kept = 0
  for await (const _ of every(documents, ballots)) kept += 1
  let lost = 0
  for (const seat of accepted) if (!(await documents.read(marks, `${vote}:${seat}`))) lost += 1
  await store.close()
  folder.remove()
  const answered = outcomes.flatMap(({ status, ms }) => (status === 200 ? [ms] : []))
  const at = (share: number) => Math.round(part(answered, share))
  const of = (status: number) => outcomes.filter(one => one.status === status).length
  return {
    canTake: perSecond,
    sent: outcomes.length,
    sentPerSecond: perSecond * times,
    accepted: of(200),
    askedToComeBack: of(503),
    errors: outcomes.length - of(200) - of(503),
    p50: at(0.5),
    p99: at(0.99),
    worst: at(1),
    lost,
    ballotsBeyondAcknowledged: kept - accepted.length - warm - learning,
    healthAfter: health,
  }
}

const ballot = (token: string, at: number): Buffer => {
  const nonce = at.toString(16).padStart(32, "0")
  const chosen = optionIds.filter((_, n) => (at >> n) & 1)
  const headers = { authorization: `Bearer ${token}`, "idempotency-key": `key-${nonce}` }
  return post("/call/votes.cast", ballotOf(chosen, nonce), headers)
}
