import type { Actions } from "../../shared/ask.ts"
import type { Documents, Tx } from "../../shared/store.ts"
import { dayOf } from "../../shared/values/day.ts"
import { type Id, id } from "../../shared/values/id.ts"
import { checkWindow } from "../casting/actions/saving.ts"
import { marks } from "../casting/records.ts"
import { openingOf } from "../opening/actions.ts"
import { ends, type Opening } from "../opening/records.ts"
import { refuse } from "../refusals.ts"
import { seatOnRoll } from "../roll/actions.ts"
import { ballotText, plainBallot } from "../rules.ts"
import { awaited, boxOf, called, reader } from "./actions/whose.ts"
import type { contract } from "./contract.ts"
import { type Box, batches, boxes, corrections, type Slip, type Slips } from "./records.ts"
import { apart, bearsOf, checkBears, tallied, without } from "./rules.ts"

/** Saves the figures of the box, and gives them. The box is written by every act at the desk, so two acts never pass each other. */
const saveBox = async (tx: Tx, vote: string, { marked, entered, confirmed }: Box): Promise<Box> => {
  await tx.put(boxes, vote, { marked, entered, confirmed })
  return { marked, entered, confirmed }
}

const checkOpenBox = async (tx: Tx, vote: string): Promise<void> => {
  if ((await tx.get(ends, vote))?.sealed) throw refuse("sealed")
}

/** Slips as they are kept: each checked as any ballot, sorted by what they bear, then by what they say, invalid ones last. */
const plainSlips = (opening: Opening, slips: Slips): Slips => {
  const ought = bearsOf(opening)
  const keyed = slips.map(slip => {
    const { ballot, of, bears } = apart(slip)
    checkBears(bears, ought)
    const said = ballot && (plainBallot(opening.form, opening.options, ballot) as typeof ballot)
    const plain = of === undefined ? said : ({ [bears]: of, ballot: said } as Slip)
    return { plain, key: textOf(plain) }
  })
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ plain }) => plain)
}

const invalid = "~"
const textOf = (slip: Slip): string => {
  const { ballot, of } = apart(slip)
  const said = ballot ? ballotText(ballot) : invalid
  return of === undefined ? said : JSON.stringify([of, said])
}

const checkUnmoved = (box: Box, seen: Box | undefined): void => {
  if (seen && (seen.marked !== box.marked || seen.entered !== box.entered)) throw refuse("boxMoved")
}

/** How many slips of one entry the other does not have. */
const differing = (one: Slips, other: Slips): number => {
  const left = new Map<string, number>()
  for (const slip of one) left.set(textOf(slip), (left.get(textOf(slip)) ?? 0) + 1)
  for (const slip of other) left.set(textOf(slip), (left.get(textOf(slip)) ?? 0) - 1)
  const gaps = [...left.values()]
  return Math.max(
    gaps.reduce((sum, gap) => sum + Math.max(gap, 0), 0),
    gaps.reduce((sum, gap) => sum + Math.max(-gap, 0), 0),
  )
}

const batchOf = async (tx: Tx, vote: string, batch: string) => {
  const found = await tx.get(batches, batch)
  if (!found || found.vote !== vote) throw refuse("noSuchBatch")
  if (found.confirmedBy !== undefined) throw refuse("batchConfirmed")
  return found
}

const ofHouseholds = { paper: "paperTwice", phone: "votedByPhone" } as const
const ofSeats = { paper: "seatPaperTwice", phone: "seatByPhone" } as const

export const paper: Actions<typeof contract> = {
  markPaper: async ask => {
    const { vote, seat } = ask.input
    const { opening } = await openingOf(ask.documents, vote)
    const onRoll = await seatOnRoll(ask, vote, seat)
    if (!onRoll) throw refuse("seatNotOnRoll")
    const says = onRoll.holders ? ofSeats : ofHouseholds
    return ask.change(async tx => {
      await checkWindow(tx, vote, opening, ask.now)
      const before = await tx.get(marks, `${vote}:${seat}`)
      if (before) throw refuse(says[before.channel])
      await tx.create(marks, `${vote}:${seat}`, {
        vote,
        seat,
        ...(onRoll.group !== undefined && { group: onRoll.group }),
        channel: "paper",
        day: dayOf(ask.now),
        open: true,
        turns: 1,
        requests: [],
      })
      const box = await boxOf(tx, vote)
      return saveBox(tx, vote, { ...box, marked: box.marked + 1 })
    })
  },

  unmarkPaper: async ask => {
    const { vote, seat, reason } = ask.input
    const { opening } = await openingOf(ask.documents, vote)
    const waiting = await awaited(ask.documents, vote, opening)
    const correction = `${vote}:${ask.newId()}`
    return ask.change(async tx => {
      await checkOpenBox(tx, vote)
      const box = await boxOf(tx, vote)
      checkUnmoved(box, waiting?.box)
      const mark = await tx.get(marks, `${vote}:${seat}`)
      if (mark?.channel !== "paper" || box.marked === box.entered) throw refuse("noPaperMark")
      const of = bearsOf(opening) === "group" ? mark.group : seat
      if (waiting && !waiting.left.has(of ?? "")) throw refuse("noPaperMark")
      await tx.remove(marks, `${vote}:${seat}`)
      await tx.create(corrections, correction, { vote, seat, reason, by: ask.by.member.person, at: ask.now })
      return saveBox(tx, vote, { ...box, marked: box.marked - 1 })
    })
  },

  paper: async ask => {
    const { vote } = ask.input
    const { opening } = await openingOf(ask.documents, vote)
    const box = await boxOf(reader(ask.documents), vote)
    const waiting = await awaited(ask.documents, vote, opening)
    const found = await ask.documents.list(batches, { where: { vote } })
    const whose = await called(ask, vote, opening, [
      waiting?.left ?? new Map(),
      ...found.map(({ slips }) => tallied(slips.map(slip => apart(slip).of))),
    ])
    return {
      ...{ marked: box.marked, entered: box.entered, confirmed: box.confirmed },
      ...{ bears: bearsOf(opening), awaits: whose[0] ?? [] },
      batches: found.map(({ id: batch, slips, at, by, confirmedBy }, n) => ({
        batch: id<"batch">(batch),
        slips: slips.length,
        at,
        mine: by === ask.by.member.person,
        confirmed: confirmedBy !== undefined,
        whose: whose[n + 1] ?? [],
      })),
    }
  },

  enterBatch: async ask => {
    const { vote } = ask.input
    const slips = await checked(ask.documents, vote, ask.input.slips)
    const { opening } = await openingOf(ask.documents, vote)
    const awaiting = await awaited(ask.documents, vote, opening)
    const batch = id<"batch">(`${vote}:${ask.newId()}`)
    return ask.change(async tx => {
      await checkOpenBox(tx, vote)
      const box = await boxOf(tx, vote)
      checkUnmoved(box, awaiting?.box)
      const waiting = box.marked - box.entered
      if (slips.length !== waiting) throw refuse("slipsDiffer", { slips: slips.length, marks: waiting })
      if (awaiting && without(awaiting.left, tallied(slips.map(slip => apart(slip).of))).size > 0)
        throw refuse("slipsMisplaced")
      await tx.create(batches, batch, { vote, slips, by: ask.by.member.person, at: ask.now })
      return { batch, ...(await saveBox(tx, vote, { ...box, entered: box.entered + slips.length })) }
    })
  },

  confirmBatch: async ask => {
    const { vote, batch } = ask.input
    const again = await checked(ask.documents, vote, ask.input.slips)
    return ask.change(async tx => {
      await checkOpenBox(tx, vote)
      const { id: _, ...found } = await batchOf(tx, vote, batch)
      if (found.by === ask.by.member.person) throw refuse("sameClerk")
      const gap = differing(found.slips, again)
      if (gap > 0) throw refuse("entriesDiffer", { slips: gap })
      await tx.put(batches, batch, { ...found, confirmedBy: ask.by.member.person, confirmedAt: ask.now })
      const box = await boxOf(tx, vote)
      return saveBox(tx, vote, { ...box, confirmed: box.confirmed + again.length })
    })
  },

  dropBatch: async ask => {
    const { vote, batch } = ask.input
    return ask.change(async tx => {
      await checkOpenBox(tx, vote)
      const { slips } = await batchOf(tx, vote, batch)
      await tx.remove(batches, batch)
      const box = await boxOf(tx, vote)
      return saveBox(tx, vote, { ...box, entered: box.entered - slips.length })
    })
  },
}

const checked = async (documents: Documents, vote: Id<"vote">, slips: Slips): Promise<Slips> => {
  const { opening } = await openingOf(documents, vote)
  return plainSlips(opening, slips)
}
