import type { Tx } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import { voidVote } from "../../../votes/actions.ts"
import { decideTopic, meetingIn } from "../../calling/actions.ts"
import { type Expected, type Figures, figuresOf, lostAt, reachedAt } from "../presence.ts"
import { type Hall, halls, type Moment, type Motion, momentId, moments, motions } from "../records.ts"
import { type Ground, type Room, roomOf } from "./reading.ts"

type MeetingId = Id<"meeting">
type Told = Pick<Moment, "at" | "what"> & Partial<Pick<Moment, "item" | "motion" | "seat">>

/** Step: writes down what happened, once, with the figures of the hall; gives the hall that the caller puts. */
export const noted = async (tx: Tx, meeting: MeetingId, hall: Hall, told: Told, figures: Figures): Promise<Hall> => {
  const n = hall.moments + 1
  // What is noticed late is never told before what was told already.
  const at = told.at < hall.last ? hall.last : told.at
  const { present, eligible } = figures
  const groups = figures.groups.map(({ group, ...count }) => ({
    group,
    present: count.present,
    eligible: count.eligible,
  }))
  await tx.create(moments, momentId(meeting, n), { meeting, n, ...told, at, present, eligible, groups })
  return { ...hall, moments: n, last: at }
}

/** Step: the topic of a motion's item, if it has one, knows what became of it. */
export const decideItem = async (
  tx: Tx,
  { meeting: about, item }: Pick<Motion, "meeting" | "item">,
  by: Parameters<typeof decideTopic>[3],
): Promise<void> => {
  const { agenda } = await meetingIn(tx, about)
  const found = agenda.find(one => one.item === item)
  if (found) await decideTopic(tx, about, found, by)
}

/** Step: the motion that is open lost its ground: it is never counted, and the minutes say so. */
const voidOpen = async (tx: Tx, meeting: MeetingId, hall: Hall, now: Instant, figures: Figures): Promise<Hall> => {
  const { motion: key, ...rest } = hall
  if (key === undefined) return hall
  const found = await tx.get(motions, key)
  if (found?.state !== "open") return hall
  const { id: _, ...motion } = found
  await voidVote(tx, motion.vote, "quorumLost", now)
  await tx.put(motions, key, { ...motion, state: "void", outcome: "void", ended: now })
  await decideItem(tx, motion, { motion: key, is: "void", at: now })
  return noted(tx, meeting, rest, { at: now, what: "motionVoid", motion: key, item: motion.item }, figures)
}

/** When the hall became what it is now, as its seats tell. */
const changedAt = ({ stays, expected, body, charter, represented, figures }: Room): Instant | undefined => {
  if (!figures.valid) return lostAt(stays)
  const groups = body.groups.map(({ group }) => group)
  const also = represented.map(({ seat }) => seat as string)
  const isValid = (come: ReadonlySet<string>) =>
    figuresOf(expected as readonly Expected[], new Set([...come, ...also]), groups, charter).valid
  return reachedAt(stays, isValid)
}

/**
 * Notes that the quorum was reached or lost, if it is other than what was noted last; a motion that is open is void then, in
 * the same change. A check-in does not write this itself: the hall's document would be written by 500 people in a minute.
 * Instead whoever notices notes it: a check-in that sees it in the shared look, every leaving, every act of the operator,
 * and the timer. The moment told is when it happened (`changedAt`). Gives the room as it is then.
 */
export const noteQuorum = async (ground: Ground, meeting: MeetingId): Promise<Room> => {
  const room = await roomOf(ground, meeting)
  const { figures } = room
  if (!room.hall || room.hall.closed !== undefined || room.hall.quorum === figures.valid) return room
  const at = changedAt(room) ?? ground.now
  const hall = await ground.documents.change(async tx => {
    const found = await tx.get(halls, meeting)
    if (!found) return room.hall
    const { id: _, ...current } = found
    if (current.closed !== undefined || current.quorum === figures.valid) return current
    const what = figures.valid ? "quorumReached" : "quorumLost"
    const told = await noted(tx, meeting, current, { at, what }, figures)
    const next = figures.valid ? told : await voidOpen(tx, meeting, told, ground.now, figures)
    const whole = { ...next, quorum: figures.valid }
    await tx.put(halls, meeting, whole)
    return whole
  })
  return { ...room, hall }
}
