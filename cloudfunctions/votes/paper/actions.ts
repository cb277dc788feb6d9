import type { Actions } from "../../shared/ask.ts"
import type { Documents, Tx } from "../../shared/store.ts"
import { dayOf } from "../../shared/values/day.ts"
import { id } from "../../shared/values/id.ts"
import { checkWindow } from "../casting/actions.ts"
import { marks } from "../casting/records.ts"
import { openingOf } from "../opening/actions.ts"
import { ends, type Opening } from "../opening/records.ts"
import { refuse } from "../refusals.ts"
import { seatOnRoll } from "../roll/actions.ts"
import { ballotText, plainBallot } from "../rules.ts"
import type { contract } from "./contract.ts"
import { type Box, batches, boxes, corrections, type Slips } from "./records.ts"

const empty: Box = { marked: 0, entered: 0, confirmed: 0 }

const boxOf = async (from: Pick<Tx, "get">, vote: string): Promise<Box> => (await from.get(boxes, vote)) ?? empty

/** Saves the figures of the box, and gives them. The box is written by every act at the desk, so two acts never pass each other. */
const saveBox = async (tx: Tx, vote: string, { marked, entered, confirmed }: Box): Promise<Box> => {
  await tx.put(boxes, vote, { marked, entered, confirmed })
  return { marked, entered, confirmed }
}

const checkOpenBox = async (tx: Tx, vote: string): Promise<void> => {
  if ((await tx.get(ends, vote))?.sealed) throw refuse("sealed")
}

/** Slips as they are kept: each checked as any ballot, sorted, invalid ones last. */
const plainSlips = (opening: Opening, slips: Slips): Slips => {
  const keyed = slips.map(slip => {
    const plain = slip && (plainBallot(opening.form, opening.options, slip) as typeof slip)
    return { plain, key: textOf(plain) }
  })
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ plain }) => plain)
}

const invalid = "~"
const textOf = (slip: Slips[number]): string => (slip ? ballotText(slip) : invalid)

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

export const paper: Actions<typeof contract> = {
  markPaper: async ask => {
    const { vote, seat } = ask.input
    const { opening } = await openingOf(ask.documents, vote)
    const onRoll = await seatOnRoll(ask, vote, seat)
    if (!onRoll) throw refuse("seatNotOnRoll")
    return ask.change(async tx => {
      await checkWindow(tx, vote, opening, ask.now)
      const before = await tx.get(marks, `${vote}:${seat}`)
      if (before) throw refuse(before.channel === "paper" ? "paperTwice" : "votedByPhone")
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
    await openingOf(ask.documents, vote)
    const correction = `${vote}:${ask.newId()}`
    return ask.change(async tx => {
      await checkOpenBox(tx, vote)
      const box = await boxOf(tx, vote)
      const mark = await tx.get(marks, `${vote}:${seat}`)
      if (mark?.channel !== "paper" || box.marked === box.entered) throw refuse("noPaperMark")
      await tx.remove(marks, `${vote}:${seat}`)
      await tx.create(corrections, correction, { vote, seat, reason, by: ask.by.member.person, at: ask.now })
      return saveBox(tx, vote, { ...box, marked: box.marked - 1 })
    })
  },

  paper: async ask => {
    const { vote } = ask.input
    await openingOf(ask.documents, vote)
    const box = (await ask.documents.read(boxes, vote)) ?? empty
    const found = await ask.documents.list(batches, { where: { vote } })
    return {
      ...box,
      batches: found.map(({ id: batch, slips, at, by, confirmedBy }) => ({
        batch: id<"batch">(batch),
        slips: slips.length,
        at,
        mine: by === ask.by.member.person,
        confirmed: confirmedBy !== undefined,
      })),
    }
  },

  enterBatch: async ask => {
    const { vote } = ask.input
    const slips = await checked(ask.documents, vote, ask.input.slips)
    const batch = id<"batch">(`${vote}:${ask.newId()}`)
    return ask.change(async tx => {
      await checkOpenBox(tx, vote)
      const box = await boxOf(tx, vote)
      const waiting = box.marked - box.entered
      if (slips.length !== waiting) throw refuse("slipsDiffer", { slips: slips.length, marks: waiting })
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

const checked = async (documents: Documents, vote: string, slips: Slips): Promise<Slips> => {
  const { opening } = await openingOf(documents, vote)
  return plainSlips(opening, slips)
}
