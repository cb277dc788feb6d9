import { spawn } from "node:child_process"
import { join } from "node:path"
import { ballotOf, optionIds, seedElectorate } from "../test/support/electorate.ts"
import { startHost } from "../test/support/host.ts"
import { temporaryFolder } from "../test/support/store.ts"
import { type Figures, post, send } from "./load.ts"

const connections = 50
/** Ballots a round, and rounds of each side in turn; the first of each warms up and is not counted. */
const each = 4_000
const rounds = 4

/**
 * Durable ballots over HTTP (SQLite, WAL, synchronous=FULL, group commit) at 50 connections, beside a floor measured in
 * turn with it. Gives ballots a second, ms, and the ratio of the medians.
 */
export const measure = async (): Promise<object> => {
  const folder = temporaryFolder()
  const tokens: string[] = []
  const host = await startHost({
    data: join(folder.path, "host"),
    seed: async store => void tokens.push(...(await seedElectorate(store, each * rounds)).tokens),
  })
  const floor = await startFloor(folder.path)
  const ours: Figures[] = []
  const theirs: Figures[] = []
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
    ratio: Math.round((host_.perSecond / floor_.perSecond) * 100) / 100,
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

/** The counted rounds together: medians of the rate and of the waiting, the worst of the worst. */
const summary = (all: readonly Figures[]): Figures => {
  const counted = all.slice(1)
  const median = (of: (one: Figures) => number): number => {
    const sorted = counted.map(of).sort((a, b) => a - b)
    return sorted[Math.floor(sorted.length / 2)] ?? 0
  }
  return {
    answered: counted.reduce((sum, one) => sum + one.answered, 0),
    errors: all.reduce((sum, one) => sum + one.errors, 0),
    perSecond: median(one => one.perSecond),
    p50: median(one => one.p50),
    p99: median(one => one.p99),
    worst: Math.max(...counted.map(one => one.worst)),
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
