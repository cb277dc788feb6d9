import type { Actions } from "../../shared/ask.ts"
import type { Documents, Stored, Tx } from "../../shared/store.ts"
import { type Id, id } from "../../shared/values/id.ts"
import type { Instant } from "../../shared/values/instant.ts"
import { objections, type Project, projects, shares } from "../records.ts"
import { refuse } from "../refusals.ts"
import { projectsOf, projectView, roundOf } from "../rounds/actions.ts"
import { desk } from "../rounds/contract.ts"
import { checkStanding, checkVerdict, perPerson, perRound, standingOf } from "../rules.ts"
import type { contract } from "./contract.ts"

const proposalsAPage = 50

/** The project, read inside or before a change; refuses one that is not of this community (404). */
export const projectOf = async (
  from: Pick<Tx, "get"> | Pick<Documents, "read">,
  project: Id<"project">,
): Promise<Project> => {
  const found = await ("get" in from ? from.get(projects, project) : from.read(projects, project))
  if (!found) throw refuse("noSuchProject")
  const { id: _, ...body } = found
  return body
}

/**
 * Step: counts one more proposal or objection of a person in a round, and refuses when that is more than `most`; read and
 * written in the running change, so that parallel ones cannot slip past.
 */
export const countShare = async (
  tx: Tx,
  round: Id<"round">,
  person: Id<"person">,
  what: "proposals" | "objections",
  most: number,
): Promise<void> => {
  const place = `${round}:${person}`
  const { proposals, objections: raised } = (await tx.get(shares, place)) ?? { proposals: 0, objections: 0 }
  const share = { person, proposals, objections: raised }
  if (share[what] >= most) throw refuse(what === "proposals" ? "tooManyOfYours" : "tooManyObjections", { most })
  await tx.put(shares, place, { ...share, [what]: share[what] + 1 })
}

const withId = ({ id: project, ...body }: Stored<Project>) => ({ ...body, id: id<"project">(project) })

export const actions: Actions<typeof contract> = {
  project: async ({ input, documents }) => {
    const found = await projectOf(documents, input.project)
    if (found.state === "proposed") throw refuse("noSuchProject")
    const round = await roundOf(documents, found.round)
    return {
      ...projectView({ ...found, id: input.project }, round),
      round: found.round,
      ...(found.details !== undefined && { details: found.details }),
    }
  },

  propose: async ask => {
    const { round: about, cost, ...told } = ask.input
    const { person, roles } = ask.by.member
    const from = desk.some(role => roles.includes(role)) ? "committee" : "resident"
    const received = (await projectsOf(ask.documents, about)).length
    const made = id<"project">(ask.newId())
    return ask.change(async tx => {
      const round = await roundOf(tx, about)
      if (standingOf(round, ask.now) !== "soliciting") throw refuse("proposingOver")
      if (cost > round.budget) throw refuse("moreThanBudget", { budget: round.budget / 100 })
      if (received >= perRound) throw refuse("tooManyProposals", { most: perRound })
      if (from === "resident") await countShare(tx, about, person, "proposals", perPerson)
      await tx.create(projects, made, {
        ...told,
        round: about,
        asked: cost,
        state: "proposed",
        from,
        person,
        at: ask.now,
      })
      return { project: made }
    })
  },

  mine: async ({ input, documents, by }) => {
    const round = await roundOf(documents, input.round)
    const { person } = by.member
    const where = { round: input.round, person }
    const proposed = await documents.list(projects, { where })
    const raised = await documents.list(objections, { where })
    return {
      projects: inTime(proposed.map(withId)).map(project => projectView(project, round)),
      objections: inTime(raised),
    }
  },

  withdraw: async ask => {
    const { project: about, reason } = ask.input
    return ask.change(async tx => {
      const project = await projectOf(tx, about)
      if (project.person !== ask.by.member.person) throw refuse("notYourProject")
      const round = await roundOf(tx, project.round)
      checkStanding(standingOf(round, ask.now), "soliciting", "screening", "deliberating")
      if (project.state !== "proposed" && project.state !== "accepted") throw refuse("alreadyScreened")
      await tx.put(projects, about, { ...project, state: "withdrawn", reason, decidedAt: ask.now })
      return { state: "withdrawn" }
    })
  },

  proposals: async ({ input, documents }) => {
    const round = await roundOf(documents, input.round)
    const limit = input.limit ?? proposalsAPage
    const found = await documents.list(projects, {
      where: { round: input.round },
      limit,
      ...(input.after !== undefined && { after: input.after }),
    })
    const last = found.at(-1)
    return {
      proposals: found.map(project => ({
        ...projectView(withId(project), round),
        ...(project.details !== undefined && { details: project.details }),
      })),
      ...(last && found.length === limit && { next: last.id }),
    }
  },

  screen: async ask => {
    const { project: about, verdict } = ask.input
    return ask.change(async tx => {
      const project = await projectOf(tx, about)
      const round = await roundOf(tx, project.round)
      checkStanding(standingOf(round, ask.now), "soliciting", "screening")
      checkVerdict(project.state, verdict.is)
      if (verdict.is === "accepted" && verdict.cost > round.budget)
        throw refuse("moreThanBudget", { budget: round.budget / 100 })
      if (verdict.is === "merged") await checkMerge(tx, project, about, verdict.into)
      const { cost: _, ground: __, reason: ___, into: ____, referredTo: _____, ...told } = project
      await tx.put(projects, about, { ...told, ...decided(verdict), decidedAt: ask.now })
      return { state: verdict.is }
    })
  },
}

/** A merge leads to an accepted project of the same round, so that nothing is merged into what is gone. */
const checkMerge = async (tx: Tx, project: Project, about: Id<"project">, into: Id<"project">): Promise<void> => {
  const target = await tx.get(projects, into)
  if (!target || into === about || target.round !== project.round || target.state !== "accepted")
    throw refuse("mergeIntoWhat")
}

type Verdict = Parameters<(typeof actions)["screen"]>[0]["input"]["verdict"]

const decided = (verdict: Verdict) => {
  switch (verdict.is) {
    case "accepted":
      return { state: "accepted", cost: verdict.cost } as const
    case "rejected":
      return { state: "rejected", ground: verdict.ground, reason: verdict.reason } as const
    case "merged":
      return { state: "merged", into: verdict.into, reason: verdict.reason } as const
    case "referred":
      return { state: "referred", referredTo: verdict.to, reason: verdict.reason } as const
    case "proposed":
      return { state: "proposed", reason: verdict.reason } as const
  }
}

const inTime = <T extends { readonly at: Instant }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => (a.at < b.at ? -1 : 1))
