import type { Ask, Resident } from "../../../shared/ask.ts"
import { refuse as refuseHouse } from "../../../shared/refusals.ts"
import { Taken, type Tx } from "../../../shared/store.ts"
import { clockOf, dayOf } from "../../../shared/values/day.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import type { Ballot } from "../../counting/ballots.ts"
import { ends, type Opening } from "../../opening/records.ts"
import { refuse } from "../../refusals.ts"
import { ballotText, endOf, isBefore, pace, plainBallot, receiptOf, standing, waitOf } from "../../rules.ts"
import { ballots, type Cast, type Mark, marks } from "../records.ts"

/** A moment as a sentence shows it: date and hour in China. */
const momentText = (at: Instant): string => `${dayOf(at)} ${clockOf(at)}`

/** Refuses outside the window [opens, closes), or when the box has been sealed. */
export const checkWindow = async (tx: Tx, vote: string, opening: Opening, now: Instant): Promise<void> => {
  const early = await tx.get(ends, vote)
  if (early?.void) throw refuse("voided", { reason: early.reason })
  const end = endOf(opening, early)
  const stands = standing(opening, end, now)
  if (stands === "early") throw refuse("tooEarly", { opens: momentText(opening.opens) })
  if (stands === "closed" || early?.sealed) throw refuse("tooLate", { closed: momentText(end) })
}

interface Sent {
  readonly vote: Id<"vote">
  readonly nonce: string
  readonly ballot: Ballot
  readonly heard?: Instant | undefined
}
type Casting = Pick<Ask<Sent, Resident>, "input" | "by" | "now" | "request" | "change">

/** A seat that this person may cast for: by whom it is held, where it is held by persons at all. */
export interface Casts {
  readonly seat: Id<"seat">
  readonly group?: string | undefined
  readonly principal?: Id<"person"> | undefined
}

/**
 * Saves a ballot for a seat: one change of its mark and the nameless ballot. One that was heard in a chat is refused when what
 * stands was made after it, and changes nothing but that moment when the same stands already. Gives the receipt that stands.
 */
export const castFor = async (ask: Casting, opening: Opening, { seat, group, principal }: Casts) => {
  const { vote, nonce } = ask.input
  const { person } = ask.by.member
  const heard = ask.input.heard && (ask.input.heard < ask.now ? ask.input.heard : ask.now)
  const ballot = plainBallot(opening.form, opening.options, ask.input.ballot) as Cast["ballot"]
  const drawn = receiptOf(ballot, nonce)
  const place = `${vote}:${seat}`
  const step = async (tx: Tx): Promise<string> => {
    const before = await tx.get(marks, place)
    const takesOver = before && person === principal && before.person !== person
    if (before && heard && !takesOver) checkOrder(before, heard)
    if (repeated(before, ask.request)) return (heard && before?.ballot) || drawn
    await checkWindow(tx, vote, opening, ask.now)
    if (before && principal) checkPrincipal(before, principal, person)
    if (before && heard && before.person === person && (await saysSame(tx, before, ballot))) {
      await tx.put(marks, place, heardAgain(before, heard))
      return before.ballot ?? drawn
    }
    if (before) checkChange(before, opening, ask.now, principal ? "seat" : "household")
    if (before?.ballot !== drawn) await tx.create(ballots, drawn, { vote, ballot, rulesHash: opening.rulesHash })
    const sent = { id: ask.request.id, mac: ask.request.mac, at: ask.now, ...(heard && { heard }) }
    const mark: Mark = {
      vote,
      seat,
      ...(group !== undefined && { group }),
      channel: "phone",
      day: dayOf(ask.now),
      open: true,
      ballot: drawn,
      person,
      turns: (before?.turns ?? 0) + 1,
      requests: [...(before?.requests ?? []), sent].slice(-pace.remembered),
    }
    if (before) await tx.put(marks, place, mark)
    else await tx.create(marks, place, mark)
    return drawn
  }
  // An id may be taken by the same request sent twice at once: the second look then finds the mark.
  const receipt = await onceMore(() => ask.change(step))
  const { rulesHash, closes, changeAllowed } = opening
  return { receipt, rulesHash, closes, changeAllowed }
}

/** Refuses what was heard before what stands was made: deliveries of a chat overtake one another. */
const checkOrder = ({ requests }: Mark, heard: Instant): void => {
  const last = requests.at(-1)
  if (last && isBefore(heard, last)) throw refuse("overtaken")
}

const saysSame = async (tx: Tx, { ballot: stands }: Mark, ballot: Ballot): Promise<boolean> => {
  const found = stands === undefined ? undefined : await tx.get(ballots, stands)
  return found !== undefined && ballotText(found.ballot) === ballotText(ballot)
}

/** The same mark, its ballot made at the later moment. */
const heardAgain = (mark: Mark, heard: Instant): Mark => ({
  ...mark,
  requests: mark.requests.map((one, at, all) => (at === all.length - 1 ? { ...one, heard } : one)),
})

/** Whether this very request has been answered before; refuses another body under its key. */
const repeated = (mark: Mark | undefined, request: { readonly id: string; readonly mac: string }): boolean => {
  const before = mark?.requests.find(({ id }) => id === request.id)
  if (before && before.mac !== request.mac) throw refuseHouse("keyReused")
  return before !== undefined
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
const onceMore = async (change: () => Promise<string>): Promise<string> => {
  const unlessTaken = (error: unknown): undefined => {
    if (!(error instanceof Taken)) throw error
  }
  const receipt = (await change().catch(unlessTaken)) ?? (await change().catch(unlessTaken))
  if (receipt === undefined) throw refuse("receiptTaken")
  return receipt
}
