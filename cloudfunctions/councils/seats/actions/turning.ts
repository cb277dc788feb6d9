import type { Ask } from "../../../shared/ask.ts"
import type { Due } from "../../../shared/due.ts"
import type { Fact } from "../../../shared/fact.ts"
import { communityOf } from "../../../shared/scope.ts"
import type { Documents, Store, Stored, Tx } from "../../../shared/store.ts"
import type { Day } from "../../../shared/values/day.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import { bodyIn } from "../../bodies/actions/reading.ts"
import { type Body, bodies, homes, type Seat, seatCodes, seatingId, seatings, seats } from "../../records.ts"
import { refuse } from "../../refusals.ts"
import type { Turn } from "../rules.ts"

/** A seat as it is stored; refuses one that is not here (404). */
export const seatIn = async (from: Pick<Tx, "get">, seat: Id<"seat">): Promise<Stored<Seat>> => {
  const found = await from.get(seats, seat)
  if (!found) throw refuse("noSuchSeat")
  return found
}

/** A body that may still change; refuses one that is dissolved. */
export const standing = async (from: Pick<Tx, "get">, body: Id<"body">): Promise<Stored<Body>> => {
  const found = await bodyIn(from, body)
  if (found.dissolved) throw refuse("dissolved")
  return found
}

/** A change of who is where, and on what it was decided. */
export interface NewTurn extends Turn {
  readonly reason?: string | undefined
  readonly at: Instant
  readonly by: Id<"person">
  /** How often the body's seats had changed when this was decided. */
  readonly seen: number
}

const placed = (turn: Turn) => ({
  ...(turn.person && { person: turn.person }),
  ...(turn.home && { home: turn.home }),
})

/** The seat with the turn in it; who was there before stands in the seatings. */
const turned = ({ id: _, ...seat }: Stored<Seat>, { as, person, home, from, until }: Turn): Seat => {
  const { holder, home: holderHome, from: since, until: end, substitute, substituteHome, ...rest } = seat
  const asOf: Day = from > seat.asOf ? from : seat.asOf
  const held = { ...(holder && { holder }), ...(holderHome && { home: holderHome }) }
  const term = { ...(since && { from: since }), ...(end && { until: end }) }
  const behind = { ...(substitute && { substitute }), ...(substituteHome && { substituteHome }) }
  if (as === "holder")
    return {
      ...{ ...rest, ...behind, asOf, turns: seat.turns + 1 },
      ...(person && { holder: person, ...(home && { home }), from, ...(until && { until }) }),
    }
  return {
    ...{ ...rest, ...held, ...term, asOf, turns: seat.turns + 1 },
    ...(person && { substitute: person, ...(home && { substituteHome: home }) }),
  }
}

/**
 * Step: notes a turn of a seat in the running change and puts it in the seat. Refuses a closed seat, a dissolved body, and
 * a turn decided on seats that have changed since: two people at two desks can not give one person two seats.
 */
export const turn = async (tx: Tx, seat: Id<"seat">, documents: Documents, next: NewTurn): Promise<Stored<Body>> => {
  const before = await seatIn(tx, seat)
  const { id, ...body } = await standing(tx, before.body)
  if (before.closed !== undefined && before.closed <= next.from) throw refuse("seatClosed")
  if (body.turns !== next.seen) throw refuse("changedMeanwhile")
  const { as, from, until, reason, at, by } = next
  await tx.create(seatings, seatingId(seat, before.turns + 1), {
    ...{ seat, body: before.body, as, from, at, by, ...placed(next) },
    ...(until && { until }),
    ...(reason && { reason }),
  })
  await tx.put(seats, seat, turned(before, next))
  await tx.put(bodies, id, { ...body, turns: body.turns + 1 })
  if (next.person && next.home && communityOf(documents.scope) === undefined)
    await tx.put(homes, next.person, { person: next.person, community: next.home })
  return { id, ...body }
}

/** A code that nobody used in time goes. */
export const dropCode = async (store: Store, due: Due): Promise<"done"> => {
  await store.in(due.scope).change(tx => tx.remove(seatCodes, due.what.slice("code:".length)))
  return "done"
}

/** What a person is told who has been seated. */
export const seatedFact = (
  ask: Pick<Ask<unknown, unknown>, "documents" | "now">,
  { name, groups }: Pick<Body, "name" | "groups">,
  seat: Stored<Seat>,
  { as, person }: Turn & { readonly person: Id<"person"> },
): Fact => {
  const at = communityOf(ask.documents.scope) === undefined ? "&at=street" : ""
  const group = groups.find(one => one.group === seat.group)?.name ?? ""
  return {
    kind: as === "holder" ? "councils.seated" : "councils.standsIn",
    about: `${seat.id}:${seat.turns + 1}`,
    audience: { to: "persons", persons: [person] },
    page: `/pages/councils/body?body=${seat.body}${at}`,
    data: { title: name, group },
    at: ask.now,
  }
}
