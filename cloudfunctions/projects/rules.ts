import { dayOf, daysLater, startOf } from "../shared/values/day.ts"
import { type Instant, later, second } from "../shared/values/instant.ts"
import { refuse } from "./refusals.ts"

/** The states of a round of micro-projects, in order; `counted` is decided and not yet published. */
export const roundStates = [
  "soliciting",
  "screening",
  "deliberating",
  "voting",
  "counted",
  "publicizing",
  "objected",
  "approved",
  "implementing",
  "acceptance",
  "evaluating",
  "closed",
  "withdrawn",
] as const
export type RoundState = (typeof roundStates)[number]

/** The states of a project up to the ballot. `accepted` ones stand on it; the other four are exits with a public reason. */
export const projectStates = ["proposed", "accepted", "rejected", "merged", "referred", "withdrawn"] as const
export type ProjectState = (typeof projectStates)[number]

/**
 * Why a proposal cannot be paid from the micro-fund. The first three are the negative list of 成都社区保障资金 (a private
 * matter, somebody else's duty, the government's duty); the others are what no fund can do.
 */
export const negativeList = [
  "privateMatter",
  "othersDuty",
  "governmentDuty",
  "otherPlace",
  "tooDear",
  "notFeasible",
] as const
export type Ground = (typeof negativeList)[number]

/** What people may fill in, in characters: what fits one card of the ballot, one line of a poster, one screen of details. */
export const limits = { title: 30, place: 40, why: 80, details: 1000, reason: 300, intro: 300, note: 300 } as const
/** How many proposals one person may bring into a round, and how many a round may hold. */
export const perPerson = 5
export const perRound = 300
/** What one ballot may list: more than this nobody reads. */
export const onBallot = 200

/** What decides a round's state besides what is stored. */
export interface Clocked {
  readonly state: RoundState
  readonly proposeUntil: Instant
  readonly voting?: { readonly closes: Instant } | undefined
}

/** `counting`: the vote has ended and is being counted. */
export type Standing = RoundState | "counting"

/** A round's state at a moment: time ends soliciting and voting by itself, whether or not anybody has looked. */
export const standingOf = (round: Clocked, now: Instant): Standing => {
  if (round.state === "soliciting" && now >= round.proposeUntil) return "screening"
  if (round.state === "voting" && round.voting && now >= round.voting.closes) return "counting"
  return round.state
}

/** The steps that staff take by hand, each with a public note: from where to where. All others have an action of their own. */
const moves: Partial<Record<Standing, readonly RoundState[]>> = {
  soliciting: ["screening", "withdrawn"],
  screening: ["deliberating", "withdrawn"],
  deliberating: ["screening", "withdrawn"],
  approved: ["implementing"],
  implementing: ["acceptance"],
  acceptance: ["evaluating", "implementing"],
  evaluating: ["closed"],
}

/** Where staff may move a round by hand from here. */
export const movesFrom = (standing: Standing): readonly RoundState[] => moves[standing] ?? []

/** Refuses a step that does not lead on from here (409). */
export const checkMove = (from: Standing, to: RoundState): void => {
  if (!movesFrom(from).includes(to)) throw refuse("notNow", { state: from })
}

/** Refuses when the round is in none of these states (409). */
export const checkStanding = (standing: Standing, ...allowed: readonly Standing[]): void => {
  if (!allowed.includes(standing)) throw refuse("notNow", { state: standing })
}

/** Refuses a second decision about a proposal, and taking back what nobody decided or its proposer withdrew (409). */
export const checkVerdict = (state: ProjectState, verdict: ProjectState): void => {
  const takenBack = verdict === "proposed"
  if (takenBack ? state === "proposed" || state === "withdrawn" : state !== "proposed") throw refuse("alreadyScreened")
}

/**
 * How long a result must stand in public before it is approved: 15 days where it is 居务公开 (城市居民委员会组织法 34), and
 * what local charters ask at least otherwise.
 */
export const leastPublicity = { affairs: 15, local: 7 } as const
export type PublicityKind = keyof typeof leastPublicity

/** Refuses a publicity period shorter than the law's, or the charter's, least (400). */
export const checkPublicity = (kind: PublicityKind, days: number): void => {
  if (days < leastPublicity[kind]) throw refuse("publicityTooShort", { least: leastPublicity[kind], days })
}

/** The end of the publicity period: the day of publishing does not count, the last day ends at midnight (民法典 201, 203). */
export const publicUntil = (published: Instant, days: number): Instant => startOf(daysLater(dayOf(published), days + 1))

/** Counting begins this long after the end, when every ballot that came in time is on the disk. */
export const countingDelay = 6 * second

/** The moment from which a vote that ends then may be counted. */
export const countFrom = (ends: Instant): Instant => later(ends, countingDelay)

/** What must be in order before voting opens. */
export interface Readiness {
  /** Proposals that nobody has decided about. */
  readonly waiting: number
  readonly accepted: number
  /** The party organization's study: asked for by the round, and done. */
  readonly studyAsked: boolean
  readonly studied: boolean
  /** Fen: the round's budget, and what the fund has not yet promised to anything. */
  readonly budget: number
  readonly free: number
  readonly households: number
}

export type Lack = "waiting" | "nothing" | "tooMany" | "study" | "money" | "households"

/** What still stands in the way of opening the vote, in the order in which one would see to it; empty when nothing does. */
export const lacksOf = (ready: Readiness): Lack[] => {
  const lacks: [Lack, boolean][] = [
    ["waiting", ready.waiting > 0],
    ["nothing", ready.accepted === 0],
    ["tooMany", ready.accepted > onBallot],
    ["study", ready.studyAsked && !ready.studied],
    ["money", ready.budget > ready.free],
    ["households", ready.households === 0],
  ]
  return lacks.flatMap(([lack, stands]) => (stands ? [lack] : []))
}

/** Refuses to open the vote while something stands in the way (409), naming the first thing and its figures. */
export const checkReady = (ready: Readiness): void => {
  const [lack] = lacksOf(ready)
  if (lack) throw refuse(lackCodes[lack], { ...figuresOf(ready) })
}

const lackCodes = {
  waiting: "stillWaiting",
  nothing: "nothingToVoteOn",
  tooMany: "tooManyProjects",
  study: "studyFirst",
  money: "notEnoughMoney",
  households: "noHouseholds",
} as const

const figuresOf = ({ waiting, accepted, budget, free }: Readiness) => ({
  waiting,
  accepted,
  most: onBallot,
  short: (budget - free) / 100,
})
