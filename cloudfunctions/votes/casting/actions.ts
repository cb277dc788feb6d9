import type { Actions, Resident } from "../../shared/ask.ts"
import type { Id } from "../../shared/values/id.ts"
import { readFrozen, type Seen } from "../frozen.ts"
import { openingOf } from "../opening/actions.ts"
import { openings } from "../opening/records.ts"
import { refuse } from "../refusals.ts"
import { seatOnRoll, seatsHeldBy } from "../roll/actions.ts"
import { type Casts, castFor } from "./actions/saving.ts"
import type { contract } from "./contract.ts"
import { ballots, marks } from "./records.ts"

export const casting: Actions<typeof contract> = {
  cast: async ask => {
    const { vote } = ask.input
    const opening = await readFrozen(ask, openings, vote)
    if (!opening) throw refuse("noSuchVote")
    const seat = ask.by.member.household as string as Id<"seat">
    const onRoll = await seatOnRoll(ask, vote, seat)
    if (!onRoll || onRoll.holders) throw refuse("notOnRoll")
    return castFor(ask, opening, { seat, group: onRoll.group })
  },

  castSeat: async ask => {
    const { vote, seat: named } = ask.input
    const opening = await readFrozen(ask, openings, vote)
    if (!opening) throw refuse("noSuchVote")
    const mine = await seatsOf(ask, vote)
    if (mine.length === 0) throw refuse("noSeatOfYours")
    const chosen = named === undefined ? mine : mine.filter(({ seat }) => seat === named)
    const [seat] = chosen
    if (!seat) throw refuse("notYourSeat")
    if (chosen.length > 1) throw refuse("whichSeat", { seats: chosen.length })
    return { seat: seat.seat, ...(await castFor(ask, opening, seat)) }
  },

  mySeats: async ask => {
    const { vote } = ask.input
    const { opening } = await openingOf(ask.documents, vote)
    const { person } = ask.by.member
    const names = new Map(opening.groups.map(({ group, name }) => [group, name]))
    const seats = await Promise.all(
      (await seatsOf(ask, vote)).map(async ({ seat, group, called, principal }) => {
        const mark = await ask.documents.read(marks, `${vote}:${seat}`)
        const own = mark?.ballot !== undefined && mark.person === person
        const ballot = own && mark.ballot ? await ask.documents.read(ballots, mark.ballot) : undefined
        const name = group === undefined ? undefined : (names.get(group) ?? group)
        return {
          seat,
          ...(name !== undefined && { group: name }),
          ...(called !== undefined && { called }),
          as: principal === undefined || principal === person ? ("principal" as const) : ("proxy" as const),
          voted: mark !== undefined,
          ...(mark && { channel: mark.channel, day: mark.day }),
          ...(ballot && { receipt: ballot.id, ballot: ballot.ballot }),
        }
      }),
    )
    // One's own seat before those one was given.
    return { seats: seats.sort((a, b) => (a.as === b.as ? 0 : a.as === "principal" ? -1 : 1)) }
  },

  myBallot: async ask => {
    const { vote } = ask.input
    const mark = await ask.documents.read(marks, `${vote}:${ask.by.member.household}`)
    if (!mark) {
      await openingOf(ask.documents, vote)
      return { voted: false }
    }
    const told = { voted: true, channel: mark.channel, day: mark.day }
    // Who casts for the household now sees only what they cast themselves.
    if (mark.ballot === undefined || mark.person !== ask.by.member.person) return told
    const ballot = await ask.documents.read(ballots, mark.ballot)
    return { ...told, ...(ballot && { receipt: mark.ballot, ballot: ballot.ballot }) }
  },
}

/**
 * The seats that the caller may cast for: those the frozen roll gives them as a person, or their household's as its
 * delegate. `principal` is who holds the seat.
 */
export const seatsOf = async (
  ask: Seen & { readonly by: Resident },
  vote: string,
): Promise<readonly (Casts & { readonly called?: string | undefined })[]> => {
  const { person, household, delegate } = ask.by.member
  const held = await seatsHeldBy(ask, vote, person)
  if (held.length > 0 || !household || !delegate) return held
  const onRoll = await seatOnRoll(ask, vote, household)
  if (!onRoll || onRoll.holders) return []
  return [{ seat: household as string as Id<"seat">, group: onRoll.group, called: onRoll.called }]
}
