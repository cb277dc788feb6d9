import { refuse } from "../refusals.ts"

/** What a slip bears besides its ballot: its seat in a named vote, its group in a nameless motion by groups. */
export const bearings = ["seat", "group", "nothing"] as const
export type Bears = (typeof bearings)[number]

/** What every slip of a vote bears. */
export const bearsOf = ({
  secrecy,
  rule,
}: {
  readonly secrecy: "T0" | "T1"
  readonly rule: { readonly kind: string }
}): Bears => (secrecy === "T0" ? "seat" : rule.kind === "by-groups" ? "group" : "nothing")

/** A slip apart: its ballot (null: invalid), and whose it is as far as the vote's slips say that. */
export interface Apart<Ballot> {
  readonly ballot: Ballot | null
  readonly of: string | undefined
}

/** Takes a slip as it was entered; gives it apart. */
export const apart = <Ballot extends { readonly kind: string }>(
  slip:
    | null
    | Ballot
    | { readonly seat: string; readonly ballot: Ballot | null }
    | { readonly group: string; readonly ballot: Ballot | null },
): Apart<Ballot> & { readonly bears: Bears } => {
  if (slip === null || "kind" in slip) return { ballot: slip as Ballot | null, of: undefined, bears: "nothing" }
  return "seat" in slip
    ? { ballot: slip.ballot, of: slip.seat, bears: "seat" }
    : { ballot: slip.ballot, of: slip.group, bears: "group" }
}

const lacking = { seat: "slipNeedsSeat", group: "slipNeedsGroup", nothing: "slipNameless" } as const

/** Refuses a slip that bears more or less than the slips of its vote. */
export const checkBears = (is: Bears, ought: Bears): void => {
  if (is !== ought) throw refuse(lacking[ought])
}

/** How many of each: of seats one, of a group as many as there are. */
export const tallied = (of: Iterable<string | undefined>): Map<string, number> => {
  const found = new Map<string, number>()
  for (const one of of) if (one !== undefined) found.set(one, (found.get(one) ?? 0) + 1)
  return found
}

/** What is left of one tally without the other; a figure below zero says that the other has too many. */
export const without = (all: ReadonlyMap<string, number>, some: ReadonlyMap<string, number>): Map<string, number> => {
  const left = new Map(all)
  for (const [one, n] of some) left.set(one, (left.get(one) ?? 0) - n)
  return new Map([...left].filter(([, n]) => n !== 0))
}
