import { fundBalance } from "../../funds/actions.ts"
import type { Actions } from "../../shared/ask.ts"
import { communityOf } from "../../shared/scope.ts"
import { type Documents, every, type Tx } from "../../shared/store.ts"
import { dayOf } from "../../shared/values/day.ts"
import { type Id, id } from "../../shared/values/id.ts"
import { dayLong, type Instant, later } from "../../shared/values/instant.ts"
import { objections, type Project, projects, type Round, rounds } from "../records.ts"
import { refuse } from "../refusals.ts"
import { checkMove, checkPublicity, checkStanding, standingOf } from "../rules.ts"
import type { contract } from "./contract.ts"

type RoundId = Id<"round">
const roundsAPage = 20
/** Residents need time to hear of it; a round that nobody closes must not stay open for ever. */
const proposing = { least: 1, most: 180 }

/** The round, read inside or before a change; refuses one that is not of this community (404). */
export const roundOf = async (from: Pick<Tx, "get"> | Pick<Documents, "read">, round: RoundId): Promise<Round> => {
  const found = await ("get" in from ? from.get(rounds, round) : from.read(rounds, round))
  if (!found) throw refuse("noSuchRound")
  const { id: _, ...body } = found
  return body
}

/** All projects of a round, in the order in which they were proposed. */
export const projectsOf = async (
  documents: Documents,
  round: RoundId,
): Promise<(Project & { readonly id: Id<"project"> })[]> => {
  const found: (Project & { readonly id: Id<"project"> })[] = []
  for await (const project of every(documents, projects, { round }))
    found.push({ ...project, id: id<"project">(project.id) })
  return found.sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1))
}

/** A project as everybody may see it; its round says whether the vote has decided. */
export const projectView = (project: Project & { readonly id: Id<"project"> }, { counted }: Pick<Round, "counted">) => {
  const { asked, cost, person: _, decidedAt: __, details, round: ___, ...seen } = project
  const chosen = counted?.chosen.some(one => one.project === project.id) ?? false
  return {
    ...seen,
    cost: cost ?? asked,
    detailed: details !== undefined,
    ...(counted && (chosen || project.state === "accepted") && { chosen }),
  }
}

/** The page of a round, where messages about it lead. */
export const roundPage = (scope: Documents["scope"], round: RoundId): string =>
  `/pages/projects/round?community=${communityOf(scope) ?? ""}&round=${round}`

/** The ballot itself: who is told of a vote is one tap away from it. */
export const ballotPage = (scope: Documents["scope"], vote: Id<"vote">): string =>
  `/pages/votes/ballot?community=${communityOf(scope) ?? ""}&vote=${vote}`

/** The page of its result. */
export const resultPage = (scope: Documents["scope"], round: RoundId): string =>
  `/pages/projects/result?community=${communityOf(scope) ?? ""}&round=${round}`

const roundLine = ({ id: round, ...stored }: Round & { readonly id: string }, now: Instant) => ({
  id: round,
  title: stored.title,
  state: standingOf(stored, now),
  budget: stored.budget,
  proposeUntil: stored.proposeUntil,
  ...(stored.voting && { closes: stored.voting.closes, vote: stored.voting.vote }),
  ...(stored.published && { publicUntil: stored.published.until }),
})

export const actions: Actions<typeof contract> = {
  rounds: async ({ input, documents, now }) => {
    const limit = input.limit ?? roundsAPage
    const found = await documents.list(rounds, {
      limit,
      newestFirst: true,
      ...(input.after !== undefined && { after: input.after }),
    })
    const last = found.at(-1)
    return {
      rounds: found.map(round => roundLine(round, now)),
      ...(last && found.length === limit && { next: last.id }),
    }
  },

  round: async ({ input, documents, now }) => {
    const { counted, ...round } = await roundOf(documents, input.round)
    const all = await projectsOf(documents, input.round)
    const answers: { answer: string; at: Instant }[] = []
    for await (const { answer, answeredAt } of every(documents, objections, { round: input.round }))
      if (answer !== undefined && answeredAt !== undefined) answers.push({ answer, at: answeredAt })
    return {
      ...round,
      id: input.round,
      state: standingOf(round, now),
      ...(counted && { counted: { ...counted, chosen: counted.chosen.length } }),
      answers: answers.sort((a, b) => (a.at < b.at ? -1 : 1)),
      projects: all.filter(project => project.state !== "proposed").map(project => projectView(project, { counted })),
    }
  },

  openRound: async ask => {
    const { study, ...told } = ask.input
    checkPublicity(told.publicity.kind, told.publicity.days)
    const { least, most } = proposing
    if (told.proposeUntil < later(ask.now, least * dayLong) || told.proposeUntil > later(ask.now, most * dayLong))
      throw refuse("proposingTooShort", { least, most })
    // A fund of this community's own; the money itself is looked at when the vote opens.
    await fundBalance(ask.documents, told.fund)
    const made = id<"round">(`${dayOf(ask.now)}-${ask.keyedId("round").slice(-10)}`)
    return ask.change(
      async tx => {
        await tx.create(rounds, made, {
          ...told,
          state: "soliciting",
          opened: ask.now,
          study: { asked: study },
          objections: { open: 0, raised: 0 },
          notes: [],
        })
        return { round: made }
      },
      [
        {
          kind: "projects.roundOpened",
          about: made,
          audience: { to: "community" },
          page: roundPage(ask.documents.scope, made),
          data: { title: told.title, budget: told.budget, closes: told.proposeUntil },
          at: ask.now,
        },
      ],
    )
  },

  move: async ask => {
    const { round: about, to, note } = ask.input
    const waiting = to === "deliberating" ? await waitingIn(ask.documents, about) : 0
    return ask.change(async tx => {
      const round = await roundOf(tx, about)
      checkMove(standingOf(round, ask.now), to)
      if (waiting > 0) throw refuse("stillWaiting", { waiting })
      await tx.put(rounds, about, {
        ...round,
        state: to,
        notes: [...round.notes, { state: to, at: ask.now, note }],
      })
      return { state: to }
    })
  },

  study: async ask => {
    const { round: about, opinion, day } = ask.input
    if (day > dayOf(ask.now)) throw refuse("studyLater")
    return ask.change(async tx => {
      const round = await roundOf(tx, about)
      if (!round.study.asked) throw refuse("studyNotAsked")
      checkStanding(standingOf(round, ask.now), "screening", "deliberating")
      await tx.put(rounds, about, { ...round, study: { asked: true, held: { opinion, day, at: ask.now } } })
      return { day }
    })
  },
}

/** How many proposals of a round nobody has decided about. */
export const waitingIn = async (documents: Documents, round: RoundId): Promise<number> =>
  (await projectsOf(documents, round)).filter(project => project.state === "proposed").length
