import { spawn } from "node:child_process"
import { join } from "node:path"
import { ballotOf, optionIds, seedElectorate } from "../test/support/electorate.ts"
import { startHost } from "../test/support/host.ts"
import { temporaryFolder } from "../test/support/store.ts"
import { post, type Sent, send } from "./load.ts"
import { part } from "./timing.ts"

const connections = 50
/** Ballots a round, and rounds of each side in turn; the first of each warm up and are not counted. */
const each = 2_000
const rounds = 12
const warming = 2

/**
 * Durable ballots over HTTP (SQLite, WAL, a flush after each COMMIT, group commit) at 50 connections, beside a floor measured in
 * turn with it. Gives ballots a second, ms, and the ratio: the median over the pairs of rounds, with the middle half of them.
 */
export const measure = async (): Promise<object> => {
  const folder = temporaryFolder()
  const tokens: string[] = []
  const host = await startHost({
    data: join(folder.path, "host"),
    seed: async store => void tokens.push(...(await seedElectorate(store, each * rounds)).tokens),
  })
  const floor = await startFloor(folder.path)
  const ours: Sent[] = []
  const theirs: Sent[] = []
  for (let round = 0; round < rounds; round++) {
    const from = round * each
    const hostPort = Number(new URL(host.url).port)
    ours.push(await send(hostPort, ballots(tokens.slice(from, from + each), from), connections))
    theirs.push(await send(floor.port, ballots(tokens.slice(from, from + each), from), connections))
  }
  floor.stop()
  await host.stop()
  folder.remove()
  const [host_, floor_] = [summary(ours), summary(theirs)]
  return {
    connections,
    ballots: host_.answered,
    errors: host_.errors + floor_.errors,
    host: host_,
    floor: floor_,
    ...ratios(ours, theirs),
  }
}

const ballots = (tokens: readonly string[], from: number): Buffer[] =>
  tokens.map((token, at) => {
    const nonce = (from + at).toString(16).padStart(32, "0")
    const chosen = optionIds.filter((_, n) => (at >> n) & 1)
    return post("/call/votes.cast", ballotOf(chosen, nonce), {
      authorization: `Bearer ${token}`,
      "idempotency-key": `key-${nonce}`,
    })
  })

/** Our rate to the floor's, pair by pair: what disturbs the machine for a while disturbs both of a pair. */
const ratios = (ours: readonly Sent[], theirs: readonly Sent[]): object => {
  const pairs = ours
    .map((one, n) => one.perSecond / (theirs[n]?.perSecond ?? Number.NaN))
    .slice(warming)
    .sort((a, b) => a - b)
  const at = (share: number) => Math.round((pairs[Math.floor(pairs.length * share)] ?? 0) * 100) / 100
  return { ratio: at(0.5), middleHalf: [at(0.25), at(0.75)] }
}

/** The counted rounds together: the median of the rate, and how long all their ballots took. */
const summary = (all: readonly Sent[]) => {
  const counted = all.slice(warming)
  const rates = counted.map(one => one.perSecond).sort((a, b) => a - b)
  const times = counted.flatMap(one => one.times)
  const at = (share: number) => Math.round(part(times, share) * 10) / 10
  return {
    answered: times.length,
    errors: all.reduce((sum, one) => sum + one.errors, 0),
    perSecond: rates[Math.floor(rates.length / 2)] ?? 0,
    p50: at(0.5),
    p99: at(0.99),
    worst: at(1),
  }
}

const startFloor = async (folder: string): Promise<{ readonly port: number; stop(): void }> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, "floor.ts"), folder], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on("data", chunk => {
      const said = /ready (\d+)/.exec(String(chunk))?.[1]
      if (said) resolve(Number(said))
    })
    child.once("exit", code => reject(new Error(`the floor ended (${code})`)))
  })
  return { port, stop: () => void child.kill() }
}
