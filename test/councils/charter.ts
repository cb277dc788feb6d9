import { type Charter, type Kind, type LintedBody, presetFor, seatsAreHouseholds } from "#cloud/councils/rules"

export const shares = (num: number, den: number, strict: boolean) => ({ num, den, strict })
const groupsOf: Partial<Record<Kind, readonly string[]>> = {
  streetCouncil: ["departments", "units", "shops", "residents"],
  residentsAssembly: ["households"],
  ownersAssembly: ["households"],
}
const names: Readonly<Record<string, string>> = { shops: "商户", residents: "居民代表", households: "住户" }

/** A body of a kind: three filled seats in each group, the first of all the chair. */
export const bodyOf = (
  kind: Kind,
  change: (seats: LintedBody["seats"]) => LintedBody["seats"] = same => same,
): LintedBody => {
  const words = groupsOf[kind] ?? ["committee", "shops", "residents"]
  const all = words.flatMap((group, at) =>
    [0, 1, 2].map(n => ({
      ...{ group, observer: false, held: true },
      ...(at + n === 0 && { title: "chair" as const }),
    })),
  )
  return {
    kind,
    groups: words.map(group => ({ group, name: names[group] ?? group })),
    seats: seatsAreHouseholds(kind) ? [] : change(all),
  }
}
export const presetOf = (kind: Kind): Charter =>
  presetFor(
    kind,
    bodyOf(kind).groups.map(({ group }) => group),
  )

export const pass = (
  num: number,
  den: number,
  strict: boolean,
  of: "present" | "cast" | "decided" | "eligible" = "present",
) => ({
  ...{ num, den, strict },
  of,
})
export const majority = (quorum: ReturnType<typeof shares>, of: ReturnType<typeof pass>) =>
  ({ kind: "majority", quorum, pass: of }) as const

/** A charter with one thing wrong, and what the linter must say of it. */
export interface Seeded {
  readonly says: string
  readonly kind: Kind
  readonly bad: Partial<Charter>
  readonly seats?: (seats: LintedBody["seats"]) => LintedBody["seats"]
  readonly code: string
  readonly field: keyof Charter
  readonly zh: RegExp
}
export const bad = (
  says: string,
  kind: Kind,
  change: Partial<Charter>,
  code: string,
  field: keyof Charter,
  zh: RegExp,
  seats?: Seeded["seats"],
): Seeded => ({ says, kind, bad: change, code, field, zh, ...(seats && { seats }) })

export const street = presetOf("streetCouncil").rule as Extract<Charter["rule"], { kind: "by-groups" }>
export const vacant =
  (...groups: string[]): Seeded["seats"] =>
  seats =>
    seats.map(seat => (groups.includes(seat.group) ? { ...seat, held: false } : seat))
