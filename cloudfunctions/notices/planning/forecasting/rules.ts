import type { Fact } from "../../../shared/fact.ts"
import { dayLong } from "../../../shared/values/instant.ts"
import type { TemplateKey } from "../../templates/rules.ts"

/** How much a kind of fact matters: 9 changes what somebody does today, 7 and 8 are a vote and a
 * meeting, 5 and 6 when it will be, 4 what was decided, 2 good to know. */
export const weights: Readonly<Record<string, number>> = {
  "meetings.moved": 9,
  "meetings.changed": 9,
  "meetings.cancelled": 9,
  "meetings.called": 7,
  "meetings.tomorrow": 7,
  "projects.votingOpened": 8,
  "projects.votingEnds": 7,
  "meetings.settled": 6,
  "meetings.pollEnds": 6,
  "meetings.pollOpened": 5,
  "projects.published": 4,
  "projects.roundOpened": 3,
}

/** What has happened, as far as a forecast asks. Without `about` it is about itself alone; without `audience`, for everybody. */
export type Told = Pick<Fact, "kind" | "data"> & Partial<Pick<Fact, "about" | "at" | "audience">>

export interface Follower {
  readonly kind: string
  readonly template: TemplateKey
  /** The moment in the fact's data it is reckoned from, and how long after (ms; before when below zero). */
  readonly from: string
  readonly after: number
  /** Of ten times, how often it comes, and to one of those who were told before: what we expect, not a measurement. */
  readonly odds: number
  /** Only a meeting of a body is called; a poll of residents ends with its date. */
  readonly seated?: true
}

const dayBefore = { kind: "meetings.tomorrow", template: "meeting", from: "when", after: -dayLong } as const
/** Until it begins a meeting may still be moved, changed or cancelled; most are not. */
const perhaps = { kind: "meetings.changed", template: "meeting", from: "when", after: 0, odds: 2 } as const
const called: readonly Follower[] = [{ ...dayBefore, odds: 9 }, perhaps]

/** What usually follows on a fact: known the moment it happens. (A vote's last day is for those who have not voted by then.) */
const followers: Readonly<Record<string, readonly Follower[]>> = {
  "projects.roundOpened": [
    { kind: "projects.votingOpened", template: "vote", from: "closes", after: 10 * dayLong, odds: 9 },
    { kind: "projects.published", template: "result", from: "closes", after: 20 * dayLong, odds: 9 },
  ],
  "projects.votingOpened": [
    { kind: "projects.votingEnds", template: "vote", from: "closes", after: -dayLong, odds: 4 },
    { kind: "projects.published", template: "result", from: "closes", after: dayLong, odds: 10 },
  ],
  "meetings.pollOpened": [
    { kind: "meetings.settled", template: "meeting", from: "closes", after: dayLong, odds: 8 },
    { kind: "meetings.called", template: "meeting", from: "closes", after: 2 * dayLong, odds: 6, seated: true },
  ],
  "meetings.settled": [
    { kind: "meetings.called", template: "meeting", from: "when", after: -2 * dayLong, odds: 9, seated: true },
    { ...dayBefore, odds: 8, seated: true },
  ],
  "meetings.called": called,
  "meetings.moved": called,
  "meetings.changed": called,
  "meetings.tomorrow": [perhaps],
}

/** Nothing follows on these any more: what was expected of the same matter is over. */
const last = ["projects.published", "meetings.pollWithdrawn", "meetings.cancelled"]

/** The kinds of fact that a forecast is made from. */
export const followed: readonly string[] = [...Object.keys(followers), ...last]

/** The thing a fact is about: what is told more than once of it has a version or a part behind. */
const matterOf = ({ about }: Told): string | undefined => about?.split(":")[0]

/** A matter as it stands: the newest fact about it, and all that was told of it. */
export interface Matter {
  readonly newest: Told
  readonly told: readonly Told[]
}

/** Takes what has happened; gives every matter as it stands now. A poll that a meeting was called from has become that meeting. */
const mattersOf = (told: readonly Told[]): Matter[] => {
  const over = new Set(told.map(({ data }) => data.poll))
  const byMatter = new Map<unknown, Matter>()
  for (const fact of told) {
    const matter = matterOf(fact)
    if (matter !== undefined && over.has(matter)) continue
    const before = byMatter.get(matter ?? fact)
    const newest = before && (before.newest.at ?? "") > (fact.at ?? "") ? before.newest : fact
    byMatter.set(matter ?? fact, { newest, told: [...(before?.told ?? []), fact] })
  }
  return [...byMatter.values()]
}

/** Whether a body is asked: its seats are named, or it is (its seats may be more than can be named). */
const isSeated = ({ audience, data }: Told): boolean =>
  audience === undefined || audience.to === "persons" || data.ofBody !== undefined

/** Takes what has happened; gives what follows on it, and on which matter. */
export const followersOf = (told: readonly Told[]): { readonly follower: Follower; readonly matter: Matter }[] =>
  mattersOf(told).flatMap(matter =>
    (followers[matter.newest.kind] ?? [])
      .filter(({ seated }) => !seated || isSeated(matter.newest))
      .map(follower => ({ follower, matter })),
  )
