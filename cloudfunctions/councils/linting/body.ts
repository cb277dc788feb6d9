import { type Details, filled } from "../../shared/refusal.ts"
import { type Group, type Kind, seatsAreHouseholds, type Title } from "../bodies/rules.ts"
import type { Charter } from "../charters/rules.ts"
import { type FindingCode, findingWords } from "./words.ts"

/** What the linter knows of a body: its groups and its seats as they are today. */
export interface LintedBody {
  readonly kind: Kind
  readonly groups: readonly Group[]
  readonly seats: readonly {
    readonly group: string
    readonly observer: boolean
    readonly held: boolean
    readonly title?: Title | undefined
  }[]
}

/**
 * Something that is wrong, beside the field it is about. `law`: against the law, it can not be saved; `never`: a meeting or a
 * motion could not come about as things are; it may be saved, for seats may be filled yet.
 */
export interface Finding {
  readonly code: FindingCode
  readonly field: keyof Charter
  readonly weight: "law" | "never"
  readonly zh: string
  readonly en: string
}

/** A finding with its sentences filled; `english` where a detail is another word in English. */
export const finding = (
  weight: Finding["weight"],
  field: keyof Charter,
  code: FindingCode,
  details: Details = {},
  english: Details = details,
): Finding => {
  const { zh, en } = findingWords[code]
  return { code, field, weight, zh: filled(zh, details), en: filled(en, english) }
}

/** The seats that vote; nothing for a body whose seats are the households of the roll. */
export const votingSeats = ({ kind, seats }: LintedBody): LintedBody["seats"] | undefined =>
  seatsAreHouseholds(kind) ? undefined : seats.filter(({ observer }) => !observer)

/** What a group of a body is called; its word where it is none. */
export const nameOf = ({ groups }: LintedBody, group: string): string =>
  groups.find(one => one.group === group)?.name ?? group
