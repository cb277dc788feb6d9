import { once } from "node:events"
import { connect, type Socket } from "node:net"
import { join } from "node:path"
import { openEmbedded } from "#cloud/adapters/store/embedded"
import { collections } from "#cloud/host/features"
import { communityScope } from "#cloud/shared/scope"
import { every } from "#cloud/shared/store"
import { ballots, marks } from "#cloud/votes/casting/records"
import { ballotOf, community, optionIds, seedElectorate, vote } from "../test/support/electorate.ts"
import { startHost } from "../test/support/host.ts"
import { temporaryFolder } from "../test/support/store.ts"
import { post, send } from "./load.ts"

/** Ballots to warm up with, to learn what the host can take, and to send at three times that rate. */
const [warm, learning, storm] = [1_000, 3_000, 12_000]
const times = 3
/** Connections that are open before it begins, as phones that show the ballot have one, or a proxy has in front of them. */
const phones = 4_000

interface Outcome {
  readonly status: number
  readonly ms: number
}

/**
 * Ballots arrive at three times the rate that 50 connections get through, whether answers come or not (an open loop). Phones
 * have their connection open; where all of them wait, another comes with a new one. Gives what was accepted and refused, how
 * long the accepted waited from the moment they were due (ms), and, read from the store after the host has stopped, how many
 * acknowledged ballots are missing.
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
  const sorted = outcomes.flatMap(({ status, ms }) => (status === 200 ? [ms] : [])).sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)
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

const connected = async (port: number): Promise<Socket[]> => {
  const sockets: Socket[] = []
  while (sockets.length < phones) {
    const few = Array.from({ length: 100 }, () => connect(port, "127.0.0.1"))
    await Promise.all(few.map(socket => once(socket, "connect")))
    sockets.push(...few)
  }
  return sockets
}

/** Sends each request at its moment, on a connection that is free or a new one; nothing waits for another's answer. */
const sendAt = async (port: number, requests: readonly Buffer[], perSecond: number): Promise<Outcome[]> => {
  const free = await connected(port)
  const began = performance.now()
  const pending: Promise<Outcome>[] = []
  while (pending.length < requests.length) {
    const due = Math.min(requests.length, Math.floor(((performance.now() - began) / 1000) * perSecond))
    for (let n = pending.length; n < due; n++) {
      const request = requests[n]
      if (request) pending.push(one(port, free, request, began + (n * 1000) / perSecond))
    }
    await new Promise(resolve => setTimeout(resolve, 2))
  }
  const outcomes = await Promise.all(pending)
  for (const socket of free) socket.destroy()
  return outcomes
}

const one = (port: number, free: Socket[], request: Buffer, due: number): Promise<Outcome> =>
  new Promise(resolve => {
    const socket = free.pop() ?? connect(port, "127.0.0.1")
    let text = ""
    const done = (status: number): void => {
      socket.removeAllListeners()
      if (status > 0) free.push(socket)
      else socket.destroy()
      resolve({ status, ms: performance.now() - due })
    }
    socket.on("data", chunk => {
      text += chunk.toString("latin1")
      const end = text.indexOf("\r\n\r\n")
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
      if (end >= 0 && text.length >= end + 4 + length) done(Number(text.slice(9, 12)))
    })
    socket.once("error", () => done(0))
    socket.once("close", () => done(0))
    socket.write(request)
  })
