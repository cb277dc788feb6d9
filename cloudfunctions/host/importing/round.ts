import { randomBytes } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import { dayLong, type Instant, instantOf, later, msOf } from "#cloud/shared/values/instant"
import type { EqualShares, Greedy } from "#cloud/votes/counting/rule"
import { CommandFailed } from "../command.ts"
import type { Ask } from "./caller.ts"
import type { Election } from "./election.ts"
import type { People } from "./households.ts"

/** What a fund takes in one entry: 10 million yuan. */
const mostAGrant = 1_000_000_000
/** So many ballots are under way at a time. */
const connections = 50
/** The count begins 6 s after the end; longer than this it does not take. */
const patience = 120

/** What came of a round, by the file's own ids, in the order of election. */
export interface Counted {
  readonly round: string
  readonly rulesHash: string
  readonly counted: number
  readonly seats: number
  readonly winners: readonly { readonly id: string; readonly cost: number; readonly votes: number }[]
  readonly total: number
}

const now = (): Instant => instantOf(Date.now())

/** A fund with the election's money, a round over it, and its projects: proposed, screened, ready for the vote. */
export const prepareRound = async (
  ask: Ask,
  { staff, treasurer }: People,
  { title, budget, projects }: Election,
): Promise<{ readonly round: string; readonly ids: readonly string[] }> => {
  const { fund } = await ask<{ fund: string }>(treasurer, "funds.open", { name: title })
  for (let left = budget; left > 0; left -= mostAGrant)
    await ask(treasurer, "funds.grant", { fund, amount: Math.min(left, mostAGrant), source: title.padEnd(2, ".") })
  const { round } = await ask<{ round: string }>(staff, "projects.openRound", {
    title,
    fund,
    budget,
    proposeUntil: later(now(), 2 * dayLong),
    publicity: { kind: "affairs", days: 15 },
    study: false,
  })
  const ids: string[] = []
  for (const { title: name, details, cost } of projects) {
    // A ballot lists its projects by the millisecond of their proposal: the order of the file is kept.
    const proposed = now()
    while (now() === proposed) await pause(1)
    const input = { round, title: name, place: "—", why: name, details, cost }
    const { project } = await ask<{ project: string }>(staff, "projects.propose", input)
    await ask(staff, "projects.screen", { project, verdict: { is: "accepted", cost } })
    ids.push(project)
  }
  for (const to of ["screening", "deliberating"]) await ask(staff, "projects.move", { round, to, note: "import-round" })
  return { round, ids }
}

/** Casts every ballot through `votes.cast`, each by its own household's delegate. */
const castAll = async (
  ask: Ask,
  { delegates }: People,
  { ballots }: Election,
  vote: string,
  ids: readonly string[],
  progress: (done: number) => void,
): Promise<void> => {
  let next = 0
  let done = 0
  const caster = async (): Promise<void> => {
    while (next < ballots.length) {
      const at = next
      next += 1
      const options = (ballots[at] ?? []).map(place => ids[place])
      const nonce = randomBytes(16).toString("hex")
      await ask(delegates[at] ?? "", "votes.cast", { vote, ballot: { kind: "approval", options }, nonce })
      done += 1
      progress(done)
    }
  }
  await Promise.all(Array.from({ length: connections }, caster))
}

/** Opens the vote under this rule, casts all ballots, ends it, and waits for the count. */
export const voteAndCount = async (
  ask: Ask,
  people: People,
  election: Election,
  rule: EqualShares | Greedy,
  { round, ids }: { readonly round: string; readonly ids: readonly string[] },
  progress: (done: number) => void,
): Promise<Counted> => {
  const { community, staff } = people
  const closes = later(now(), dayLong)
  const opened = await ask<{ vote: string; rulesHash: string }>(staff, "projects.openVoting", { round, closes, rule })
  await castAll(ask, people, election, opened.vote, ids, progress)
  await ask(staff, "projects.close", { round, reason: "import-round" })
  const until = msOf(now()) + patience * 1000
  while ((await ask<{ state: string }>(staff, "projects.round", { community, round })).state !== "counted") {
    if (msOf(now()) > until) throw new CommandFailed("计票没有完成，请看日志", "the count did not finish; see the log")
    await pause(500)
  }
  const result = await ask<{
    seats: number
    counted: number
    outcome: {
      winners: string[]
      total: number
      explanation: { fates: { option: string; cost: number; votes: number }[] }
    }
  }>(staff, "votes.result", { community, vote: opened.vote })
  const fates = new Map(result.outcome.explanation.fates.map(fate => [fate.option, fate]))
  const idOf = (project: string): string => election.projects[ids.indexOf(project)]?.id ?? project
  return {
    round,
    rulesHash: opened.rulesHash,
    counted: result.counted,
    seats: result.seats,
    total: result.outcome.total,
    winners: result.outcome.winners.map(project => ({
      id: idOf(project),
      cost: fates.get(project)?.cost ?? 0,
      votes: fates.get(project)?.votes ?? 0,
    })),
  }
}
