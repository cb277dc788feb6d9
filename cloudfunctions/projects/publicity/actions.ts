import { publish } from "../../disclosures/actions.ts"
import { release } from "../../funds/actions.ts"
import type { Actions } from "../../shared/ask.ts"
import { type Documents, every, type Tx } from "../../shared/store.ts"
import { type Id, id } from "../../shared/values/id.ts"
import type { Instant } from "../../shared/values/instant.ts"
import { resultOf } from "../../votes/actions.ts"
import { countShare } from "../proposals/actions.ts"
import { objections, projects, type Round, rounds } from "../records.ts"
import { refuse } from "../refusals.ts"
import { projectsOf, resultPage, roundOf } from "../rounds/actions.ts"
import { checkPublicity, checkStanding, publicUntil } from "../rules.ts"
import type { contract } from "./contract.ts"
import { disclosed } from "./disclosed.ts"

/** Three are enough to say what is wrong; the counter is open for more. */
const objectionsEach = 3

export const publicity: Actions<Omit<typeof contract, "tick">> = {
  publish: async ask => {
    const { round: about } = ask.input
    const { documents, now } = ask
    const round = await roundOf(documents, about)
    if (!round.voting || !round.counted) throw refuse("notCounted")
    checkStanding(round.state, "counted")
    checkPublicity(round.publicity.kind, round.publicity.days)
    const result = await resultOf(documents, round.voting.vote)
    if (!result) throw refuse("notCounted")
    const body = disclosed(round, await projectsOf(documents, about), result)
    const until = publicUntil(now, round.publicity.days)
    const { spent, chosen } = round.counted
    await ask.due(until, documents.scope, `approve:${about}`)
    return ask.change(
      async tx => {
        const current = await roundOf(tx, about)
        checkStanding(current.state, "counted")
        const disclosure = await publish(tx, {
          kind: "projects.result",
          about,
          title: round.title,
          at: now,
          until,
          body,
        })
        await tx.put(rounds, about, { ...current, state: "publicizing", published: { at: now, until, disclosure } })
        return { disclosure, until }
      },
      [
        {
          kind: "projects.published",
          about,
          audience: { to: "community" },
          page: resultPage(documents.scope, about),
          data: { title: round.title, chosen: chosen.length, spent, until },
          at: now,
        },
      ],
    )
  },

  object: async ask => {
    const { round: about, project, text } = ask.input
    const { person } = ask.by.member
    const made = id<"objection">(ask.newId())
    return ask.change(async tx => {
      const round = await roundOf(tx, about)
      const open = round.state === "publicizing" || round.state === "objected"
      if (!open || !round.published || ask.now >= round.published.until) throw refuse("objectionsOver")
      if (project && (await tx.get(projects, project))?.round !== about) throw refuse("noSuchProject")
      await countShare(tx, about, person, "objections", objectionsEach)
      await tx.create(objections, made, { round: about, text, person, at: ask.now, ...(project && { project }) })
      const { open: before, raised } = round.objections
      await tx.put(rounds, about, { ...round, state: "objected", objections: { open: before + 1, raised: raised + 1 } })
      return { objection: made }
    })
  },

  objections: async ({ input, documents }) => {
    await roundOf(documents, input.round)
    const found = []
    for await (const objection of every(documents, objections, { round: input.round })) found.push(objection)
    return { objections: found.sort((a, b) => (a.at < b.at ? -1 : 1)) }
  },

  answerObjection: async ask => {
    const { objection: about, answer, strike } = ask.input
    return ask.change(async tx => {
      const objection = await tx.get(objections, about)
      if (!objection) throw refuse("noSuchObjection")
      if (objection.person === ask.by.member.person) throw refuse("notYourOwn")
      if (objection.answer !== undefined) throw refuse("alreadyAnswered")
      const { id: _, ...body } = objection
      const round = await roundOf(tx, objection.round)
      const open = round.objections.open - 1
      if (strike) await strikeProject(tx, round, { project: strike, objection: about, answer, at: ask.now })
      await tx.put(objections, about, { ...body, answer, answeredAt: ask.now })
      await tx.put(rounds, objection.round, {
        ...round,
        objections: { ...round.objections, open },
        ...(open === 0 && { state: round.published && ask.now >= round.published.until ? "approved" : "publicizing" }),
      })
      return { open }
    })
  },
}

/** Takes a chosen project out: its money is released, the answer is its public reason, and a correction is published. */
const strikeProject = async (
  tx: Tx,
  { counted, fund, published, title }: Round,
  struck: {
    readonly project: Id<"project">
    readonly objection: Id<"objection">
    readonly answer: string
    readonly at: Instant
  },
): Promise<void> => {
  const { objection, answer, at } = struck
  const project = await tx.get(projects, struck.project)
  const award = counted?.chosen.find(one => one.project === struck.project)
  if (!project || !award || !published || project.state !== "accepted") throw refuse("notChosen")
  const { id: _, ...body } = project
  await tx.put(projects, struck.project, { ...body, state: "withdrawn", reason: answer, decidedAt: at })
  const items = [{ project: struck.project, amount: award.cost, title: project.title }]
  await release(tx, { fund, cause: `objection:${objection}`, items, at, words: title })
  const reason = { zh: answer, en: answer }
  const row = { title: project.title, note: project.place, state: "struck", figures: { cost: award.cost }, reason }
  await publish(tx, {
    kind: "projects.correction",
    about: objection,
    title,
    at,
    until: published.until,
    body: { figures: {}, rows: [row], remarks: [] },
  })
}

/**
 * Approves a round whose publicity period is over and in which no objection is open. Idempotent. With one open it is the
 * last answer that approves it. Says "done", or when to look again.
 */
export const approveRound = async (documents: Documents, about: Id<"round">, now: Instant): Promise<"done" | Instant> =>
  documents.change(async tx => {
    const round = await roundOf(tx, about)
    if (round.state !== "publicizing" || !round.published) return "done"
    if (now < round.published.until) return round.published.until
    await tx.put(rounds, about, { ...round, state: "approved" })
    return "done"
  })
