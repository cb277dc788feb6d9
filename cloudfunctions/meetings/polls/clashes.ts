import type { Instant } from "../../shared/values/instant.ts"

/** Something that is known to be at a place. */
export interface Known {
  readonly title: string
  readonly begins: Instant
  readonly ends: Instant
}

/** A place as people write it: spaces and the case of letters do not tell two places apart. */
export const samePlace = (a: string, b: string): boolean => plain(a) === plain(b)
const plain = (place: string): string => place.replace(/\s+/g, "").toLowerCase()

/** What overlaps a time; what ends when the other begins does not. */
export const clashesWith = <K extends Known>(known: readonly K[], begins: Instant, ends: Instant): readonly K[] =>
  known.filter(one => one.begins < ends && begins < one.ends)
