import { communityOf } from "../../../shared/scope.ts"
import { changeLimit, type Documents, type Tx } from "../../../shared/store.ts"
import { type Day, dayOf } from "../../../shared/values/day.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import { presetFor } from "../../charters/presets.ts"
import type { Charter } from "../../charters/rules.ts"
import { bodies, charterId, charters, homes, seatingId, seatings, seats } from "../../records.ts"
import { refuse } from "../../refusals.ts"
import {
  type Group,
  householdsGroup,
  type Kind,
  type Level,
  levelsOf,
  seatsAreHouseholds,
  type Title,
} from "../rules.ts"

/** A body to be. */
export interface NewBody {
  readonly name: string
  readonly kind: Kind
  readonly level: Level
  readonly compound?: string | undefined
  readonly building?: Id<"building"> | undefined
  readonly groups: readonly Group[]
  /** The preset of its kind unless given. */
  readonly charter?: Charter
}

/** A seat to be; `home` is the community of its holder. */
export interface NewSeat {
  readonly group: string
  readonly title?: Title | undefined
  readonly observer?: boolean | undefined
  readonly holder?: Id<"person"> | undefined
  readonly home?: Id<"community"> | undefined
  readonly substitute?: Id<"person"> | undefined
  readonly substituteHome?: Id<"community"> | undefined
  readonly until?: Day | undefined
}

/** An id that begins with its moment, so that lists are in order of time; `place` orders what is made together. */
export const idAt = <Of extends string>(now: Instant, random: string, place = 0): Id<Of> =>
  `${now.replace(/\D/g, "")}-${String(place).padStart(3, "0")}${random.slice(-8)}` as Id<Of>

/** Refuses a level that the kind does not have here, and groups that stand twice. A street's scope has streets' bodies only. */
export const checkBody = ({ kind, level, groups }: NewBody, atStreet: boolean): void => {
  if (!levelsOf(kind).includes(level) || (level === "street") !== atStreet) throw refuse("wrongLevel")
  const twice = groups.find(({ group }, at) => groups.findIndex(other => other.group === group) < at)
  if (twice) throw refuse("sameGroup", { group: twice.name })
}

/** Step: makes a body with the first version of its charter in the running change. */
export const foundBody = async (
  tx: Tx,
  body: Id<"body">,
  { charter, ...made }: NewBody,
  by: { readonly at: Instant; readonly person?: Id<"person"> },
): Promise<void> => {
  const { kind, groups } = made
  const held = seatsAreHouseholds(kind)
    ? groups.map(one => ({ ...one, group: householdsGroup })).slice(0, 1)
    : [...groups]
  const who = by.person ? { by: by.person } : {}
  await tx.create(bodies, body, { ...defined(made), groups: held, charter: 1, turns: 0, founded: by.at, ...who })
  const first =
    charter ??
    presetFor(
      kind,
      held.map(({ group }) => group),
    )
  await tx.create(charters, charterId(body, 1), { body, charter: first, note: "", at: by.at, ...who })
}

const defined = ({ compound, building, name, kind, level }: NewBody) => ({
  ...{ name, kind, level },
  ...(compound !== undefined && { compound }),
  ...(building !== undefined && { building }),
})

/** Step: makes a seat, with its holder if one is given, in the running change: at most five documents. */
export const foundSeat = async (
  tx: Tx,
  seat: Id<"seat">,
  body: Id<"body">,
  made: NewSeat,
  by: { readonly at: Instant; readonly from: Day; readonly atStreet: boolean; readonly person?: Id<"person"> },
): Promise<void> => {
  const { group, title, observer = false, until, ...people } = made
  const { holder, home, substitute, substituteHome } = people
  const { from } = by
  const noted = { seat, body, from, at: by.at, ...(by.person && { by: by.person }), ...(until && { until }) }
  let turns = 0
  for (const [as, person, at] of [
    ["holder", holder, home],
    ["substitute", substitute, substituteHome],
  ] as const) {
    if (!person) continue
    turns += 1
    await tx.create(seatings, seatingId(seat, turns), { ...noted, as, person, ...(at && { home: at }) })
    if (at && by.atStreet) await tx.put(homes, person, { person, community: at })
  }
  await tx.create(seats, seat, {
    ...{ body, group, observer, since: from, asOf: from, turns },
    ...(title && { title }),
    ...(holder && { holder, ...(home && { home }), from, ...(until && { until }) }),
    ...(substitute && { substitute, ...(substituteHome && { substituteHome }) }),
  })
}

/**
 * Makes a body and its seats at once, without the desk: for demonstration data and for tests. Holders are persons of the
 * community these are the documents of, unless their `home` says another. Gives the ids, seats in the order they came.
 */
export const createBody = async (
  documents: Documents,
  made: NewBody & { readonly seats: readonly NewSeat[] },
  now: Instant,
  newId: () => string,
): Promise<{ readonly body: Id<"body">; readonly seats: readonly Id<"seat">[] }> => {
  const { seats: wanted, ...told } = made
  const community = communityOf(documents.scope)
  const atStreet = community === undefined
  checkBody(told, atStreet)
  const body = idAt<"body">(now, newId())
  const ids = wanted.map((_, n) => idAt<"seat">(now, newId(), n))
  await documents.change(tx => foundBody(tx, body, told, { at: now }))
  const step = Math.floor(changeLimit / 5)
  for (let at = 0; at < wanted.length; at += step)
    await documents.change(async tx => {
      for (const [n, one] of wanted.slice(at, at + step).entries()) {
        const seat = ids[at + n]
        const home = one.home ?? community
        const substituteHome = one.substituteHome ?? community
        if (seat)
          await foundSeat(tx, seat, body, { ...one, home, substituteHome }, { at: now, from: dayOf(now), atStreet })
      }
    })
  return { body, seats: ids }
}
