import type { Says } from "#cloud/meetings/polls/rules"
import type { Value } from "../../../cloud/contracts"

/** A time poll as the cloud shows it, and the parts of it that pages hand on. */
export type Poll = Value<"meetings.poll">
export type Slot = Poll["slots"][number]
export type Marks = Poll["days"][number]

/** The slots of each day, in the order of time. */
export const byDay = (poll: Pick<Poll, "slots" | "days">): { marks: Marks; slots: Slot[] }[] =>
  poll.days.map(marks => ({ marks, slots: poll.slots.filter(slot => slot.day === marks.day) }))

/** What the cloud has recorded of the person. */
export const saysOf = (poll: Pick<Poll, "slots">): Says =>
  Object.fromEntries(poll.slots.flatMap(({ id, mine }) => (mine ? [[id, mine]] : [])))

export const sameSays = (one: Says, other: Says): boolean => {
  const slots = Object.keys(one)
  return slots.length === Object.keys(other).length && slots.every(slot => one[slot] === other[slot])
}
