import type { Actions } from "../../shared/ask.ts"
import { refuse as refuseHouse } from "../../shared/refusals.ts"
import { Taken, type Tx } from "../../shared/store.ts"
import { clockOf, dayOf } from "../../shared/values/day.ts"
import type { Id } from "../../shared/values/id.ts"
import type { Instant } from "../../shared/values/instant.ts"
import { readFrozen } from "../frozen.ts"
import { openingOf } from "../opening/actions.ts"
import { ends, type Opening, openings } from "../opening/records.ts"
import { refuse } from "../refusals.ts"
import { seatOnRoll } from "../roll/actions.ts"
import { endOf, pace, plainBallot, receiptOf, standing, waitOf } from "../rules.ts"
import type { contract } from "./contract.ts"
import { ballots, type Cast, type Mark, marks } from "./records.ts"

/** A moment as a sentence shows it: date and hour in China. */
export const momentText = (at: Instant): string => `${dayOf(at)} ${clockOf(at)}`

/** Refuses outside the window [opens, closes), or when the box has been sealed. */
export const checkWindow = async (tx: Tx, vote: string, opening: Opening, now: Instant): Promise<void> => {
  const early = await tx.get(ends, vote)
  const end = endOf(opening, early)
  const stands = standing(opening, end, now)
  if (stands === "early") throw refuse("tooEarly", { opens: momentText(opening.opens) })
  if (stands === "closed" || early?.sealed) throw refuse("tooLate", { closed: momentText(end) })
}

export const casting: Actions<typeof contract> = {
  cast: async ask => {
    const { vote, nonce } = ask.input
    const opening = await readFrozen(ask, openings, vote)
    if (!opening) throw refuse("noSuchVote")
    const ballot = plainBallot(opening.form, opening.options, ask.input.ballot) as Cast["ballot"]
    const seat = ask.by.member.household as string as Id<"seat">
    const onRoll = await seatOnRoll(ask, vote, seat)
    if (!onRoll) throw refuse("notOnRoll")
    const receipt = receiptOf(ballot, nonce)
    const place = `${vote}:${seat}`
    const step = async (tx: Tx): Promise<void> => {
      const before = await tx.get(marks, place)
      if (repeated(before, ask.request)) return
      await checkWindow(tx, vote, opening, ask.now)
      if (before) checkChange(before, opening, ask.now)
      if (before?.ballot !== receipt) await tx.create(ballots, receipt, { vote, ballot, rulesHash: opening.rulesHash })
      const sent = { id: ask.request.id, mac: ask.request.mac, at: ask.now }
      const mark: Mark = {
        vote,
        seat,
        ...(onRoll.group !== undefined && { group: onRoll.group }),
        channel: "phone",
        day: dayOf(ask.now),
        open: true,
        ballot: receipt,
        person: ask.by.member.person,
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

const checkChange = (mark: Mark, opening: Opening, now: Instant): void => {
  if (mark.channel === "paper") throw refuse("votedOnPaper")
  if (!opening.changeAllowed) throw refuse("alreadyVoted")
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
