import { parseArgs } from "node:util"
import { InUse } from "#cloud/adapters/store/embedded"
import { fen, yuanText } from "#cloud/shared/values/fen"
import { instantOf } from "#cloud/shared/values/instant"
import { type Command, CommandFailed } from "../command.ts"
import { startHost } from "../host.ts"
import { type House, openHouse } from "../house.ts"
import { asking } from "../importing/caller.ts"
import { type Election, readElection } from "../importing/election.ts"
import { settle } from "../importing/households.ts"
import { progressOf } from "../importing/progress.ts"
import { type Counted, prepareRound, voteAndCount } from "../importing/round.ts"
import { ruleOf, ruleOptions, ruleUsage } from "../rule-options.ts"
import { openStore } from "../store.ts"

/** One currency unit of the file is one yuan. */
const step = 100

/**
 * Makes a round from a .pb file in a community of its own, on a data directory that no other host holds: starts the host
 * there on a free port, signs in one delegate a ballot, and casts every ballot over HTTP through `votes.cast`. The directory
 * can be served afterwards (`npm start -- --live --data DIR`).
 */
export const command: Command = {
  usage: `FILE.pb [--data data/import] ${ruleUsage}`,
  says: {
    zh: "把一份 Pabulib 选举（.pb）当作一轮微项目，逐张投票、计票，并和文件里的结果核对",
    en: "runs a Pabulib election (.pb) as a round: casts every ballot, counts, compares with the file's own result",
  },
  run: async args => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: "string", default: "data/import" }, ...ruleOptions },
    })
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0)
      throw new CommandFailed("请给一个 .pb 文件", "name one .pb file: npx weiyi import-round FILE.pb", 2)
    const rule = ruleOf(values, step)
    const election = await readElection(path)
    console.log(`${election.name}: ${election.projects.length} projects, ${election.ballots.length} ballots`)
    const house = await openHere(values.data)
    const host = await startHost(house, { host: "127.0.0.1", port: 0, pages: new Map() })
    try {
      const people = await settle(house, election, progressOf("住户", "households", election.ballots.length))
      const ask = asking(`http://127.0.0.1:${host.port}`)
      const prepared = await prepareRound(ask, people, election)
      const progress = progressOf("投票", "ballots", election.ballots.length)
      told(election, await voteAndCount(ask, people, election, rule, prepared, progress))
      console.log(`\nnpm start -- --live --data ${values.data}`)
      return 0
    } finally {
      await host.stop()
    }
  },
}

const openHere = async (directory: string): Promise<House> => {
  try {
    const store = await openStore({ directory, database: process.env.DATABASE_URL })
    return openHouse({ directory, store, now: () => instantOf(Date.now()) })
  } catch (error) {
    if (error instanceof InUse) throw new CommandFailed("请先停掉正在用这个文件夹的程序", error.message)
    throw error
  }
}

const told = (election: Election, { round, rulesHash, counted, seats, winners, total }: Counted): void => {
  console.log(`\n轮次 round ${round} · 规则 rule ${rulesHash} · 选票 ballots ${counted}/${seats}`)
  console.log(`选中 winners ${winners.length} · ${yuanText(fen(total))} / ${yuanText(fen(election.budget))}`)
  const titles = new Map(election.projects.map(project => [project.id, project.title]))
  for (const { id, cost, votes } of winners) console.log(`  ${id}\t${yuanText(fen(cost))}\t${votes}\t${titles.get(id)}`)
  if (!election.selected) return
  const ours = new Set(winners.map(({ id }) => id))
  const official = new Set(election.selected)
  const extra = [...ours].filter(id => !official.has(id))
  const missing = [...official].filter(id => !ours.has(id))
  if (extra.length + missing.length === 0) console.log("与文件的 selected 一致 same as the file's selected column")
  else
    console.log(
      `与文件的 selected 不同 differs from the file's selected column: +${extra.join(",")} -${missing.join(",")}`,
    )
}
