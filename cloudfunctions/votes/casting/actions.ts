import type { Actions, Ask, Resident } from "../../shared/ask.ts"
import { refuse as refuseHouse } from "../../shared/refusals.ts"
import { Taken, type Tx } from "../../shared/store.ts"
import { clockOf, dayOf } from "../../shared/values/day.ts"
import type { Id } from "../../shared/values/id.ts"
import type { Instant } from "../../shared/values/instant.ts"
import type { Ballot } from "../counting/ballots.ts"
import { readFrozen, type Seen } from "../frozen.ts"
import { openingOf } from "../opening/actions.ts"
import { ends, type Opening, openings } from "../opening/records.ts"
import { refuse } from "../refusals.ts"
import { seatOnRoll, seatsHeldBy } from "../roll/actions.ts"
import { endOf, pace, plainBallot, receiptOf, standing, waitOf } from "../rules.ts"
import type { contract } from "./contract.ts"
import { ballots, type Cast, type Mark, marks } from "./records.ts"

/** A moment as a sentence shows it: date and hour in China. */
export const momentText = (at: Instant): string => `${dayOf(at)} ${clockOf(at)}`

/** Refuses outside the window [opens, closes), or when the box has been sealed. */
export const checkWindow = async (tx: Tx, vote: string, opening: Opening, now: Instant): Promise<void> => {
  const early = await tx.get(ends, vote)
  if (early?.void) throw refuse("voided", { reason: early.reason })
  const end = endOf(opening, early)
  const stands = standing(opening, end, now)
  if (stands === "early") throw refuse("tooEarly", { opens: momentText(opening.opens) })
  if (stands === "closed" || early?.sealed) throw refuse("tooLate", { closed: momentText(end) })
}

type Casting = Pick<
  Ask<{ readonly vote: Id<"vote">; readonly nonce: string; readonly ballot: Ballot }, Resident>,
  AskUsed
>
type AskUsed = "input" | "by" | "now" | "request" | "change"

/** A seat that this person may cast for: by whom it is held, where it is held by persons at all. */
interface Casts {
  readonly seat: Id<"seat">
  readonly group?: string | undefined
  readonly principal?: Id<"person"> | undefined
}

/** Saves a ballot for a seat: one change of its mark and the nameless ballot. */
const castFor = async (ask: Casting, opening: Opening, { seat, group, principal }: Casts) => {
  const { vote, nonce } = ask.input
  const { person } = ask.by.member
  const ballot = plainBallot(opening.form, opening.options, ask.input.ballot) as Cast["ballot"]
  const receipt = receiptOf(ballot, nonce)
  const place = `${vote}:${seat}`
  const step = async (tx: Tx): Promise<void> => {
    const before = await tx.get(marks, place)
    if (repeated(before, ask.request)) return
    await checkWindow(tx, vote, opening, ask.now)
    if (before && principal) checkPrincipal(before, principal, person)
    if (before) checkChange(before, opening, ask.now, principal ? "seat" : "household")
    if (before?.ballot !== receipt) await tx.create(ballots, receipt, { vote, ballot, rulesHash: opening.rulesHash })
    const sent = { id: ask.request.id, mac: ask.request.mac, at: ask.now }
    const mark: Mark = {
      vote,
      seat,
      ...(group !== undefined && { group }),
      channel: "phone",
      day: dayOf(ask.now),
      open: true,
      ballot: receipt,
      person,
      turns: (before?.turns ?? 0) + 1,
      requests: [...(before?.requests ?? []), sent].slice(-pace.remembered),
    }
    if (before) await tx.put(marks, place, mark)
    else await tx.create(marks, place, mark)
  }
  // An id may be taken by the same request sent twice at once: the second look then finds the mark.
  await onceMore(() => ask.change(step))
  const { rulesHash, closes, changeAllowed } = opening
  return { receipt, rulesHash, closes, changeAllowed }
}

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

/** Whether this very request has been answered before; refuses another body under its key. */
const repeated = (mark: Mark | undefined, request: { readonly id: string; readonly mac: string }): boolean => {
  const before = mark?.requests.find(({ id }) => id === request.id)
  if (before && before.mac !== request.mac) throw refuseHouse("keyReused")
  return before !== undefined
}

/**
 * The seats that the caller may cast for: those the frozen roll gives them as a person, or their household's as its
 * delegate. `principal` is who holds the seat.
 */
const seatsOf = async (
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

/** Whoever holds the seat has the last word: once they have cast in person, a substitute or proxy changes nothing. */
const checkPrincipal = (mark: Mark, principal: Id<"person">, person: Id<"person">): void => {
  if (mark.person === principal && person !== principal) throw refuse("principalVoted")
}

const said = {
  household: { paper: "votedOnPaper", before: "alreadyVoted" },
  seat: { paper: "seatOnPaper", before: "seatVoted" },
} as const

const checkChange = (mark: Mark, opening: Opening, now: Instant, of: keyof typeof said): void => {
  if (mark.channel === "paper") throw refuse(said[of].paper)
  if (!opening.changeAllowed) throw refuse(said[of].before)
  if (mark.turns >= pace.inAll) throw refuse("tooManyTimes", { most: pace.inAll })
  const wait = waitOf(
    mark.requests.flatMap(({ at }) => at ?? []),
    now,
  )
  if (wait > 0) throw refuseHouse("tooOften", { seconds: Math.ceil(wait / 1000) })
}

/** A receipt that is still taken belongs to another ballot, or to an earlier one of this seat: the phone draws new bits. */
const onceMore = async (change: () => Promise<void>): Promise<void> => {
  const unlessTaken = (error: unknown): void => {
    if (!(error instanceof Taken)) throw error
  }
  const first = await change().then(() => true, unlessTaken)
  if (first) return
  const second = await change().then(() => true, unlessTaken)
  if (!second) throw refuse("receiptTaken")
}
