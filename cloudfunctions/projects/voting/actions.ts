import type { Actions } from "../../shared/ask.ts"
import type { Documents } from "../../shared/store.ts"
import { type Id, id } from "../../shared/values/id.ts"
import { dayLong, hour, type Instant, later } from "../../shared/values/instant.ts"
import { lastDay } from "../../shared/values/last-day.ts"
import { endEarly, openVote, type Seat, stageVote } from "../../votes/actions.ts"
import { roundRule, shortHash } from "../../votes/counting/rule.ts"
import { freeIn, promiseBudget } from "../promises/actions.ts"
import { type Project, rounds } from "../records.ts"
import { refuse } from "../refusals.ts"
import { ballotPage, projectsOf, roundOf } from "../rounds/actions.ts"
import { checkReady, checkStanding, countFrom, type Readiness, standingOf } from "../rules.ts"
import type { contract } from "./contract.ts"

/** Who may vote in a community: one seat a household; members fill it. */
export type SeatsOf = (documents: Documents) => AsyncIterable<Seat>

type RoundId = Id<"round">
/** Hours and days: time for everybody to hear of it, and an end in sight. */
const voting = { least: 1, most: 90 }

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
    const last = lastDay(ask.now, closes)
    if (last) await ask.due(last, ask.documents.scope, `ends:${about}`)
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
