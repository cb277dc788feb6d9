import { dayOf } from "#cloud/shared/values/day"
import { fen } from "#cloud/shared/values/fen"
import type { Id } from "#cloud/shared/values/id"
import { hour, type Instant, later, minute, msOf, second } from "#cloud/shared/values/instant"
import { allIdeas, type Idea } from "./ideas.ts"
import type { Settled } from "./settling.ts"
import type { Stage } from "./stage.ts"

/** One round as it went: when each step was taken, in days from today. The last step given is where it stands. */
export interface Course {
  readonly title: string
  /** Yuan. */
  readonly budget: number
  readonly ideas: number
  readonly opened: number
  readonly proposeUntil: number
  readonly screened?: boolean
  readonly voting?: { readonly from: number; readonly until: number; readonly ballots: number }
  readonly published?: number
  /** Approved when its time in public was over, and being done. */
  readonly implementing?: number
}

interface Proposal {
  readonly id: Id<"project">
  readonly title: string
  readonly cost: number
}

/** Plays a round on the stage up to where its course ends. */
export const playRound = async (stage: Stage, there: Settled, course: Course): Promise<void> => {
  const { ask, at, day } = stage
  const { staff } = there
  const desk = <Value = unknown>(action: string, input: unknown) => ask<Value>(staff, action, input)

  at(day(course.opened, 10))
  const { round } = await desk<{ round: Id<"round"> }>("projects.openRound", {
    title: course.title,
    intro: "路灯、台阶、长椅、活动室：身边的小事，大家提，大家选。每户一票。",
    fund: there.fund,
    budget: fen(course.budget * 100),
    proposeUntil: day(course.proposeUntil, 18),
    publicity: { kind: "affairs", days: 15 },
    study: true,
  })
  await stage.settle()
  await propose(stage, there, round, course)
  if (!course.screened) return

  at(day(course.proposeUntil + 1, 9.5))
  await screen(stage, there, round)
  if (!course.voting) return

  await desk("projects.move", { round, to: "deliberating", note: "议事会逐项看过现场，意见公开在公告栏" })
  const studied = dayOf(stage.now())
  await desk("projects.study", { round, opinion: "项目贴近居民，预算合理，同意交居民投票", day: studied })
  at(day(course.voting.from, 9))
  const closes = day(course.voting.until, 20)
  const { vote } = await desk<{ vote: Id<"vote"> }>("projects.openVoting", { round, closes })
  await stage.settle()
  await cast(stage, there, round, { vote, closes, ballots: course.voting.ballots })
  if (closes > stage.today) return

  at(later(closes, 10 * second))
  await stage.settle()
  if (course.published === undefined) return
  at(day(course.published, 10))
  await desk("projects.publish", { round })
  await stage.settle()
  if (course.implementing === undefined) return
  at(day(course.implementing - 1, 9))
  await stage.settle()
  at(day(course.implementing, 10))
  await desk("projects.move", { round, to: "implementing", note: "已和物业、施工队定下日子，进度在这里公布" })
}

const propose = async (stage: Stage, there: Settled, round: Id<"round">, course: Course): Promise<void> => {
  const { chance, ask, pass } = stage
  const proposers = chance.some(there.delegates, course.ideas)
  const span = msOf(stage.day(course.proposeUntil, 17)) - msOf(stage.now())
  const pause = Math.floor(Math.min(span, msOf(stage.today) - msOf(stage.now()) - hour) / (course.ideas + 1))
  for (const [n, { title, place, why, cost }] of chance.some<Idea>(allIdeas, course.ideas).entries()) {
    const proposer = proposers[n % proposers.length]
    if (proposer) await ask(proposer.subject, "projects.propose", { round, title, place, why, cost: fen(cost * 100) })
    pass(pause)
  }
}

/** The staff's answers: all but the last few are accepted, and each "no" has its reason in public. */
const screen = async (stage: Stage, { staff }: Settled, round: Id<"round">): Promise<void> => {
  const { ask, pass } = stage
  const { proposals } = await ask<{ proposals: Proposal[] }>(staff, "projects.proposals", { round, limit: 50 })
  for (const [n, { id, cost }] of proposals.entries()) {
    const left = proposals.length - 1 - n
    const verdict =
      left === 0
        ? { is: "rejected", ground: "othersDuty", reason: "这是物业合同里写明要做的事，已转告物业一周内答复" }
        : left === 1
          ? { is: "referred", to: "街道城管办", reason: "占用公共道路，需要街道统一安排，已经转过去" }
          : { is: "accepted", cost }
    await ask(staff, "projects.screen", { project: id, verdict })
    pass(minute)
  }
}

/** Ballots come in from the opening to now, or to the end; some projects are dearer to people than others. */
const cast = async (
  stage: Stage,
  there: Settled,
  round: Id<"round">,
  vote: { readonly vote: Id<"vote">; readonly closes: Instant; readonly ballots: number },
): Promise<void> => {
  const { chance, ask } = stage
  const { projects } = await ask<{ projects: (Proposal & { state: string })[] }>(there.staff, "projects.round", {
    community: there.place.community,
    round,
  })
  const liked = projects
    .filter(({ state }) => state === "accepted")
    .map(({ id }) => ({ id, appeal: 0.08 + 0.55 * chance.next() ** 2 }))
  const voters = chance.some(there.delegates, vote.ballots)
  const opened = msOf(stage.now())
  const until = Math.min(msOf(vote.closes), msOf(stage.today)) - minute
  const ballots = voters.map(voter => {
    const options = liked.filter(({ appeal }) => chance.next() < appeal).map(({ id }) => id)
    return { voter, options: options.length > 0 ? options : [chance.pick(liked).id] }
  })
  await stage.each(ballots, ({ voter, options }, n) => {
    if (n % 50 === 0) stage.at(new Date(opened + ((until - opened) * n) / ballots.length).toISOString() as Instant)
    return ask(voter.subject, "votes.cast", {
      vote: vote.vote,
      ballot: { kind: "approval", options },
      nonce: chance.hex(32),
    })
  })
}
