import type { CouncilSeat } from "../../../councils/rules.ts"
import type { Tx } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import { type Mandate, mandates, presences, proxies, within } from "../records.ts"
import { refuse } from "../refusals.ts"

type MeetingId = Id<"meeting">

/** The mandate that a seat has given, while it stands. */
const standing = async (tx: Tx, meeting: MeetingId, seat: Id<"seat">): Promise<Mandate | undefined> => {
  const found = await tx.get(proxies, within(meeting, seat))
  if (!found || found.ended) return undefined
  const { id: _, ...mandate } = found
  return mandate
}

/**
 * Step: a seat gives its mandate to another seat's holder, who may hold `most` of them. Refuses a seat that is in the hall
 * itself, that has given one already, or that gives it to itself or to somebody who has passed on their own.
 */
export const giveMandate = async (
  tx: Tx,
  meeting: MeetingId,
  { from, to }: { readonly from: CouncilSeat; readonly to: CouncilSeat },
  told: Pick<Mandate, "words" | "given" | "entered">,
  most: number,
): Promise<void> => {
  if (from.seat === to.seat || from.holder === to.holder) throw refuse("proxyToSelf")
  if (from.observer || to.observer) throw refuse("observer")
  if (!from.holder || !to.holder) throw refuse("seatVacant")
  const stay = await tx.get(presences, within(meeting, from.seat))
  if (stay && stay.left === undefined) throw refuse("proxyWhilePresent")
  if (await standing(tx, meeting, from.seat)) throw refuse("proxyGiven")
  if (await standing(tx, meeting, to.seat)) throw refuse("proxyFromProxy")
  const place = within(meeting, to.holder)
  const held = (await tx.get(mandates, place))?.from ?? []
  if (held.length >= most) throw refuse("proxiesMost", { most })
  await tx.put(mandates, place, { meeting, person: to.holder, from: [...held, from.seat] })
  await tx.put(proxies, within(meeting, from.seat), {
    ...{ meeting, seat: from.seat, to: to.seat, person: from.holder, holder: to.holder },
    ...told,
  })
}

/** Step: a mandate ends, if the seat has one that stands; says whether it had. A vote that is open keeps its frozen roll. */
export const endMandate = async (
  tx: Tx,
  meeting: MeetingId,
  seat: Id<"seat">,
  ended: { readonly at: Instant; readonly why: "principal" | "staff" | "checkedIn" },
): Promise<boolean> => {
  const mandate = await standing(tx, meeting, seat)
  if (!mandate) return false
  const place = within(meeting, mandate.holder)
  const held = (await tx.get(mandates, place))?.from ?? []
  await tx.put(mandates, place, { meeting, person: mandate.holder, from: held.filter(one => one !== seat) })
  await tx.put(proxies, within(meeting, seat), { ...mandate, ended })
  return true
}
