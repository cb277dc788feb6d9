import { earmark, fundBalance } from "../../funds/actions.ts"
import type { Actions } from "../../shared/ask.ts"
import { Refusal } from "../../shared/refusal.ts"
import type { Documents, Store, Tx } from "../../shared/store.ts"
import { fen, sumFen } from "../../shared/values/fen.ts"
import { type Id, id } from "../../shared/values/id.ts"
import { dayLong, hour, type Instant, later, minute } from "../../shared/values/instant.ts"
import { countVote, endEarly, freezeResult, openVote, type Seat, stageVote } from "../../votes/actions.ts"
import { roundRule, shortHash } from "../../votes/counting/rule.ts"
import { type Project, promises, type Round, rounds } from "../records.ts"
import { refuse } from "../refusals.ts"
import { ballotPage, projectsOf, roundOf } from "../rounds/actions.ts"
import { checkReady, checkStanding, countFrom, type Readiness, standingOf } from "../rules.ts"
import type { contract } from "./contract.ts"

/** Who may vote in a community: one seat a household; members fill it. */
export type SeatsOf = (documents: Documents) => AsyncIterable<Seat>

type RoundId = Id<"round">
/** Hours and days: time for everybody to hear of it, and an end in sight. */
const voting = { least: 1, most: 90 }

/** What a fund has neither set aside nor promised to a round that is being voted on, in fen. */
const freeIn = async (from: Pick<Documents, "read"> | Pick<Tx, "get">, fund: Id<"fund">): Promise<number> => {
  const { available } = await fundBalance(from, fund)
  const promised = await ("read" in from ? from.read(promises, fund) : from.get(promises, fund))
  return available - sumFen(Object.values(promised?.rounds ?? {}))
}

/** Step: promises a round's budget, so that the count can set aside what is chosen whatever other rounds do meanwhile. */
const promiseBudget = async (tx: Tx, about: RoundId, { fund, budget }: Round): Promise<void> => {
  const free = await freeIn(tx, fund)
  if (budget > free) throw refuse("notEnoughMoney", { short: (budget - free) / 100 })
  const promised = await tx.get(promises, fund)
  await tx.put(promises, fund, { rounds: { ...promised?.rounds, [about]: budget } })
}

/** Step: the round has been counted; what it did not use is free again. */
const endPromise = async (tx: Tx, about: RoundId, { fund }: Round): Promise<void> => {
  const { [about]: _, ...rounds } = (await tx.get(promises, fund))?.rounds ?? {}
  if (Object.keys(rounds).length > 0) await tx.put(promises, fund, { rounds })
  else await tx.remove(promises, fund)
}

const inOrder = async (documents: Documents, about: RoundId, seats: SeatsOf) => {
  const round = await roundOf(documents, about)
  const all = await projectsOf(documents, about)
  const accepted = all.filter(project => project.state === "accepted")
  let households = 0
  for await (const _ of seats(documents)) households += 1
  const ready: Readiness = {
    waiting: all.filter(project => project.state === "proposed").length,
    accepted: accepted.length,
    studyAsked: round.study.asked,
    studied: round.study.held !== undefined,
    budget: round.budget,
    free: await freeIn(documents, round.fund),
    households,
  }
  return { round, accepted, ready }
}

export const votingActions = (seats: SeatsOf): Actions<typeof contract> => ({
  readiness: async ({ input, documents }) => {
    const { ready } = await inOrder(documents, input.round, seats)
    return { ...ready, free: Math.max(0, ready.free) }
  },

  openVoting: async ask => {
    const {
      round: about,
      closes,
      most,
      changeAllowed = true,
      rule = { ...roundRule, ties: [...roundRule.ties] },
    } = ask.input
    checkClosing(closes, ask.now)
    const { round, accepted, ready } = await inOrder(ask.documents, about, seats)
    checkStanding(standingOf(round, ask.now), "deliberating")
    checkReady(ready)
    const staged = await stageVote(ask, {
      vote: id<"vote">(ask.keyedId("vote")),
      title: round.title,
      form: { kind: "approval", min: 0, max: Math.min(most ?? accepted.length, accepted.length) },
      options: accepted.map(optionOf),
      budget: round.budget,
      rule,
      opens: ask.now,
      closes,
      changeAllowed,
      seats: seats(ask.documents),
    })
    const rulesHash = shortHash(staged.opening.rulesHash)
    await ask.due(countFrom(closes), ask.documents.scope, `count:${about}`)
    return ask.change(
      async tx => {
        const current = await roundOf(tx, about)
        checkStanding(standingOf(current, ask.now), "deliberating")
        await openVote(tx, staged)
        await promiseBudget(tx, about, current)
        await tx.put(rounds, about, {
          ...current,
          state: "voting",
          voting: { vote: staged.vote, opens: ask.now, closes, rule, rulesHash, seats: staged.opening.seats },
        })
        return { vote: staged.vote, closes, rulesHash, seats: staged.opening.seats }
      },
      [
        {
          kind: "projects.votingOpened",
          about,
          audience: { to: "community" },
          page: ballotPage(ask.documents.scope, staged.vote),
          data: {
            title: round.title,
            budget: round.budget,
            projects: accepted.length,
            closes,
            vote: staged.vote,
            rulesHash,
          },
          at: ask.now,
        },
      ],
    )
  },

  close: async ask => {
    const { round: about, reason } = ask.input
    await ask.due(countFrom(ask.now), ask.documents.scope, `count:${about}`)
    return ask.change(async tx => {
      const round = await roundOf(tx, about)
      if (!round.voting) throw refuse("notNow", { state: round.state })
      if (standingOf(round, ask.now) !== "voting") throw refuse("alreadyEnded")
      await endEarly(tx, round.voting.vote, { at: ask.now, now: ask.now, reason })
      await tx.put(rounds, about, { ...round, voting: { ...round.voting, closes: ask.now, early: reason } })
      return { closes: ask.now, countedFrom: countFrom(ask.now) }
    })
  },
})

/**
 * Counts a round whose vote has ended: the result, the earmarks of what was chosen and the round's own state become true
 * in one change. Idempotent: may run twice, and at the same time. Says "done", or when to look again (the vote is still
 * open, or paper slips are not all entered).
 */
export const countRound = async (
  ground: { readonly store: Store; readonly documents: Documents; readonly now: Instant },
  about: RoundId,
): Promise<"done" | Instant> => {
  const { documents, now } = ground
  const round = await roundOf(documents, about)
  if (!round.voting || round.state !== "voting") return "done"
  const counted = await countVote(ground, round.voting.vote).catch(notYet)
  if (!counted) return later(now, minute)
  const { outcome, counted: ballots } = counted.result
  const titles = new Map((await projectsOf(documents, about)).map(project => [project.id, project.title]))
  const bought = outcome.explanation.kind === "funding" ? outcome.explanation.rounds : []
  const chosen = bought.map(({ option, cost }) => ({ project: id<"project">(option), cost: fen(cost) }))
  await documents.change(async tx => {
    const current = await roundOf(tx, about)
    if (current.state !== "voting") return
    await freezeResult(tx, counted)
    await endPromise(tx, about, current)
    if (chosen.length > 0)
      await earmark(tx, {
        fund: current.fund,
        cause: `award:${about}`,
        items: chosen.map(({ project, cost }) => ({ project, amount: cost, title: titles.get(project) ?? "" })),
        at: now,
        words: current.title,
      })
    await tx.put(rounds, about, {
      ...current,
      state: "counted",
      counted: { at: now, ballots, spent: sumFen(chosen.map(({ cost }) => cost)), chosen },
    })
  })
  return "done"
}

/** A refusal of the count is not a failure: it says that somebody has something to do first, or that it is done. */
const notYet = (error: unknown): undefined => {
  if (!(error instanceof Refusal)) throw error
  return undefined
}

const checkClosing = (closes: Instant, now: Instant): void => {
  const { least, most } = voting
  if (closes < later(now, least * hour) || closes > later(now, most * dayLong))
    throw refuse("votingTooShort", { least, most })
}

/** What the ballot shows of a project; frozen with the vote. */
const optionOf = ({
  id: project,
  title,
  place,
  why,
  details,
  cost,
  asked,
}: Project & { readonly id: Id<"project"> }) => ({
  id: id<"option">(project),
  title,
  place,
  summary: why,
  cost: cost ?? asked,
  ...(details !== undefined && { details }),
})
