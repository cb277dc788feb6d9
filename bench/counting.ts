import { execFile } from "node:child_process"
import { once } from "node:events"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { Worker } from "node:worker_threads"
import { build } from "esbuild"
import { CountingThreads } from "../cloudfunctions/host/counting/threads.ts"
import { electorateOf } from "../cloudfunctions/votes/counting/equal-shares/electorate.ts"
import { engineFor } from "../cloudfunctions/votes/counting/equal-shares/rules.ts"
import type { Election } from "../cloudfunctions/votes/counting/profile.ts"
import { ratio } from "../cloudfunctions/votes/counting/ratio.ts"
import { elect, electOver } from "../cloudfunctions/votes/counting/registry.ts"
import { type EqualShares, roundRule } from "../cloudfunctions/votes/counting/rule.ts"
import { tieRanks } from "../cloudfunctions/votes/counting/ties.ts"
import { PabulibReader } from "../cloudfunctions/votes/pabulib/reader.ts"
import { generated } from "./generated.ts"
import { median, timed } from "./timing.ts"

const run = promisify(execFile)
const here = join(import.meta.dirname, "..")
const lodz = join(here, "..", "shared", "data", "pabulib", "Poland_Lodz_2022.pb")

const fixed: EqualShares = {
  ...roundRule,
  completion: "none",
  exhaustiveStop: false,
  step: 1,
  ties: ["votes", "cost", "order"],
}
const raised: EqualShares = { ...fixed, completion: "add1u" }

/**
 * How fast elections are counted, from parsed ballots to winners and as a whole process; ms, medians. Łódź 2022 stands
 * beside the project where it is; without it an election of the same size is made.
 */
export const measure = async (): Promise<object> => ({
  city: await city(),
  million: JSON.parse((await run(process.execPath, [join(import.meta.dirname, "million.ts")])).stdout),
  cores: await cores(),
  engine: await size(),
})

const read = (path: string): Election => {
  const reader = new PabulibReader()
  reader.push(readFileSync(path))
  return reader.end().election
}

const city = async (): Promise<object> => {
  const real = existsSync(lodz)
  const election = real ? read(lodz) : generated(90_494, 160)
  const electorate = electorateOf(election)
  const ranks = tieRanks(election.options, electorate.support, fixed.ties, undefined)
  const share = ratio(election.budget, electorate.voters)
  // One for each time: from its second run on an engine looks at fewer.
  const engines = Array.from({ length: 31 + 15 }, () => engineFor(election, electorate, fixed, ranks))
  return {
    election: real ? "Łódź 2022" : "generated",
    ballots: election.ballots.ends.length,
    options: election.options.length,
    groups: electorate.ballots.sizes.length,
    counting: timed(31, 15, () => engines.pop()?.run(share, election.budget)),
    grouping: timed(31, 15, () => electorateOf(election)),
    fixed: timed(31, 5, () => elect({ rule: fixed, ...election })),
    add1u: timed(11, 2, () => elect({ rule: raised, ...election })),
    runs: elect({ rule: raised, ...election }).runs,
    ...(real && { coldFixed: await cold("none"), coldAdd1u: await cold("add1u") }),
  }
}

/** The whole process, from a file to winners. */
const cold = async (completion: string): Promise<number> => {
  const words = ["count", lodz, "--completion", completion, "--exhaustive-stop", "off", "--json"]
  const took: number[] = []
  for (let time = 0; time < 9; time++) {
    const begun = performance.now()
    await run(process.execPath, [join(here, "cloudfunctions", "host", "weiyi.mjs"), ...words])
    took.push(performance.now() - begun)
  }
  return median(took)
}

/**
 * add1u on one core, and with a thread beside it that is kept from count to count; first with one that must start. `machine` is
 * how much faster two counts that share nothing are done at once than one after the other: more than that no thread can give.
 */
const cores = async (): Promise<object> => {
  const city = generated(60_000, 120)
  const input = { rule: raised, ...city }
  const threads = new CountingThreads(1)
  const starting = performance.now()
  const first = await electOver(input, job => threads.open(job))
  const started = performance.now() - starting
  const [alone, together]: [number[], number[]] = [[], []]
  const beside = new Worker(new URL("./beside.ts", import.meta.url))
  const apart: number[] = []
  const twice = async (): Promise<void> => {
    const other = once(beside, "message")
    beside.postMessage(input)
    elect(input)
    await other
  }
  await twice()
  let same = true
  for (let time = 0; time < 5; time++) {
    const begun = performance.now()
    const one = elect(input)
    const between = performance.now()
    const two = await electOver(input, job => threads.open(job))
    alone.push(between - begun)
    together.push(performance.now() - between)
    const both = performance.now()
    await twice()
    apart.push((performance.now() - both) / 2)
    same &&= JSON.stringify([one, one]) === JSON.stringify([two, first])
  }
  await threads.close()
  await beside.terminate()
  const [one, two] = [median(alone), median(together)]
  const machine = median([one / median(apart)])
  return { runs: first.runs, one, starting: median([started]), two, timesFaster: median([one / two]), machine, same }
}

/** What a page or function would load: the engine of equal shares with its completion, and all rules; bytes, minified. */
const size = async (): Promise<object> => ({
  equalShares: await minified("equal-shares/rules.ts"),
  allRules: await minified("registry.ts"),
})

const minified = async (entry: string): Promise<number> => {
  const { outputFiles } = await build({
    entryPoints: [join(here, "cloudfunctions", "votes", "counting", entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2020",
  })
  return outputFiles[0]?.contents.length ?? 0
}
