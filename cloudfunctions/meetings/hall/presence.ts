import type { Instant } from "../../shared/values/instant.ts"
import { needed, reaches } from "../../votes/counting/majority.ts"
import type { Share } from "../../votes/counting/rule.ts"

/** A seat that is expected in the hall: held by somebody, and not an observer's. */
export interface Expected {
  readonly seat: string
  readonly group: string
}

/** When a seat came, came back and left; who has left and not come back is not in the hall. */
export interface Stay {
  readonly seat: string
  readonly at: Instant
  readonly back?: Instant | undefined
  readonly left?: Instant | undefined
}

/** What makes a meeting valid: a share of the seats, and so many of some groups (the charter's). */
export interface Validity {
  readonly quorum: Share
  readonly required: readonly { readonly group: string; readonly least: number }[]
}

export interface GroupFigures {
  readonly group: string
  /** 应到 · 实到. */
  readonly eligible: number
  readonly present: number
  /** How many of it must be there; 0 where the charter names no number. */
  readonly least: number
}

export interface Figures {
  readonly eligible: number
  readonly present: number
  /** How many seats make the quorum, and how many more are needed for it. */
  readonly needed: number
  readonly lacking: number
  readonly groups: readonly GroupFigures[]
  /** Whether the quorum and every required group are there. */
  readonly valid: boolean
}

/**
 * Takes the seats that are expected, those of them that are in the hall or represented in it, the body's groups in their
 * order, and what the charter asks; gives the figures of the hall, whole numbers all. Seats that are not expected
 * (observers, another body's) count for nothing. A required group without any seat is never there.
 */
export const figuresOf = (
  expected: readonly Expected[],
  present: ReadonlySet<string>,
  groups: readonly string[],
  { quorum, required }: Validity,
): Figures => {
  const least = new Map(required.map(one => [one.group, one.least]))
  const named = [...new Set([...groups, ...expected.map(({ group }) => group), ...least.keys()])]
  const lines = named.map((group): GroupFigures => {
    const seats = expected.filter(one => one.group === group)
    const there = seats.filter(({ seat }) => present.has(seat))
    return { group, eligible: seats.length, present: there.length, least: least.get(group) ?? 0 }
  })
  const eligible = expected.length
  const there = lines.reduce((sum, line) => sum + line.present, 0)
  const enough = needed(eligible, quorum)
  const reached = reaches(there, eligible, quorum)
  return {
    eligible,
    present: there,
    needed: enough,
    lacking: reached ? 0 : Math.max(enough - there, 1),
    groups: lines.filter(line => line.eligible > 0 || line.least > 0),
    valid: reached && lines.every(line => line.present >= line.least),
  }
}

/** The groups that keep a meeting from being valid, and how many of each are missing. */
export const missingGroups = (figures: Figures): { readonly group: string; readonly missing: number }[] =>
  figures.groups.flatMap(({ group, present, least }) => (present < least ? [{ group, missing: least - present }] : []))

/** The seats of these that are in the hall now. */
export const inHall = <S extends Stay>(stays: readonly S[]): S[] => stays.filter(({ left }) => left === undefined)

/** The latest coming or leaving of all these; undefined when nobody has come. */
const latest = (moments: readonly (Instant | undefined)[]): Instant | undefined =>
  moments.reduce((last, at) => (at !== undefined && (last === undefined || at > last) ? at : last), undefined)

/**
 * When the hall became valid, as far as those who are in it tell: the coming of the one who made it so. Figures are
 * noticed some seconds after (see `noteQuorum`); the minutes say when it happened. Takes how valid a set of seats is.
 */
export const reachedAt = (stays: readonly Stay[], isValid: (present: ReadonlySet<string>) => boolean) => {
  const since = (stay: Stay): Instant => stay.back ?? stay.at
  const come = new Set<string>()
  for (const stay of inHall(stays).sort((a, b) => (since(a) < since(b) ? -1 : 1))) {
    come.add(stay.seat)
    if (isValid(come)) return since(stay)
  }
  return undefined
}

/** When the hall stopped being valid: the last leaving. */
export const lostAt = (stays: readonly Stay[]): Instant | undefined => latest(stays.map(({ left }) => left))
