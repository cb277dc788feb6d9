import { type Documents, every, type Tx } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { marks } from "../../casting/records.ts"
import type { Seen } from "../../frozen.ts"
import type { Opening } from "../../opening/records.ts"
import { seatOnRoll } from "../../roll/actions.ts"
import { type Box, batches, boxes } from "../records.ts"
import { apart, bearsOf, tallied, without } from "../rules.ts"

const empty: Box = { marked: 0, entered: 0, confirmed: 0 }

/** Reads outside of a change as within one. */
export const reader = (documents: Documents): Pick<Tx, "get"> => ({ get: (...of) => documents.read(...of) })

/** The figures of a vote's box; an empty one where nobody has been at the desk. */
export const boxOf = async (from: Pick<Tx, "get">, vote: string): Promise<Box> => (await from.get(boxes, vote)) ?? empty

/**
 * Whose slips are still to be entered, by what slips of this vote bear: the paper marks without the slips entered. Looked up
 * before a change; the change then sees by the box whether anybody has been at the desk meanwhile. Only motions need it.
 */
export const awaited = async (documents: Documents, vote: Id<"vote">, opening: Opening) => {
  const bears = bearsOf(opening)
  if (bears === "nothing") return undefined
  const box = await boxOf(reader(documents), vote)
  const marked: (string | undefined)[] = []
  for await (const { channel, seat, group } of every(documents, marks, { vote }))
    if (channel === "paper") marked.push(bears === "seat" ? seat : group)
  const entered: (string | undefined)[] = []
  for await (const { slips } of every(documents, batches, { vote }))
    for (const slip of slips) entered.push(apart(slip).of)
  return { box, left: without(tallied(marked), tallied(entered)) }
}

/** What those of some tallies are called on the frozen roll: a seat by its group and its name, a group by its name. */
export const called = async (
  seen: Seen,
  vote: Id<"vote">,
  opening: Opening,
  tallies: readonly ReadonlyMap<string, number>[],
) => {
  const bears = bearsOf(opening)
  const nameOf = (group: string | undefined) => opening.groups.find(one => one.group === group)?.name ?? group
  const names = new Map<string, string>()
  for (const of of new Set(tallies.flatMap(tally => [...tally.keys()]))) {
    const seat = bears === "seat" ? await seatOnRoll(seen, vote, of) : undefined
    names.set(of, [nameOf(seat ? seat.group : of), seat?.called].filter(Boolean).join(" · "))
  }
  return tallies.map(tally =>
    [...tally].map(([of, slips]) => ({ of, name: names.get(of) ?? of, slips })).sort((a, b) => (a.of < b.of ? -1 : 1)),
  )
}
