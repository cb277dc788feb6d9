import type { Actions } from "../../../shared/ask.ts"
import { later, minute } from "../../../shared/values/instant.ts"
import { discussTopics, meetingIn } from "../../calling/actions.ts"
import { meetings } from "../../calling/records.ts"
import { lookEvery, nextLook } from "../../sharing/rules.ts"
import type { leading as contract } from "../contract/leading.ts"
import { halls } from "../records.ts"
import { refuse } from "../refusals.ts"
import { checkMayClose, checkMayOpen, checkWrittenAt } from "../rules.ts"
import type { Looking } from "./looking.ts"
import { noted, noteQuorum } from "./noting.ts"
import { hallIn, openRoom, roomOf } from "./reading.ts"
import { enter, leave, numberOf, seatAt } from "./seats.ts"

type Leading = Pick<Actions<typeof contract>, "openMeeting" | "closeMeeting" | "checkInByHand" | "noteLeft" | "putOn">

/** Opening and closing the hall, the item that is on, and the door for those who cannot use a phone. */
export const leading = (looking: Looking): Leading => ({
  openMeeting: async ask => {
    const { meeting: about } = ask.input
    const { figures } = await roomOf(ask, about)
    const secret = `${ask.newId()}${ask.newId()}`
    await ask.due(later(ask.now, minute), ask.documents.scope, `quorum:${about}`)
    // Whoever has shared it sees in the chat how people come in.
    await ask.due(nextLook(ask.now, lookEvery), ask.documents.scope, `cards:${about}`)
    const reply = await ask.change(async tx => {
      const meeting = await meetingIn(tx, about)
      checkMayOpen(meeting, ask.now)
      const hall = {
        ...{ secret, opened: ask.now, openedBy: ask.by.member.person, last: ask.now },
        ...{ quorum: false, moments: 0, motions: 0 },
      }
      const first = await noted(tx, about, hall, { at: ask.now, what: "opened" }, figures)
      await tx.create(halls, about, first)
      await tx.put(meetings, about, { ...meeting, state: "open" })
      return { opened: ask.now }
    })
    looking.forget(ask, about)
    return reply
  },

  closeMeeting: async ask => {
    const { meeting: about } = ask.input
    const { figures } = await noteQuorum(ask, about)
    const reply = await ask.change(async tx => {
      const meeting = await meetingIn(tx, about)
      checkMayClose(meeting)
      const hall = await hallIn(tx, about)
      if (hall.motion !== undefined) throw refuse("endTheMotion")
      const { secret: _, speech: __, ...rest } = await noted(tx, about, hall, { at: ask.now, what: "closed" }, figures)
      await tx.put(halls, about, { ...rest, closed: ask.now })
      await tx.put(meetings, about, { ...meeting, state: "closed" })
      await discussTopics(tx, about, meeting.agenda, ask.now)
      return { closed: ask.now }
    })
    looking.forget(ask, about)
    return reply
  },

  checkInByHand: async ask => {
    const { meeting: about, seat: key, who = "holder", reason, wrote } = ask.input
    const { meeting, hall } = await openRoom(ask.documents, about)
    const seat = await seatAt(ask.documents, meeting, key)
    if (seat.observer) throw refuse("observer")
    const person = who === "holder" ? seat.holder : seat.substitute
    if (!person) throw refuse("seatVacant")
    if (wrote !== undefined) checkWrittenAt(wrote, hall.opened, ask.now)
    const came = {
      ...{ person, by: "hand" as const, at: wrote ?? ask.now, reason, entered: ask.by.member.person },
      ...(wrote !== undefined && { offline: true as const }),
    }
    const reply = await ask.change(async tx => {
      const { at, again } = await enter(tx, about, seat, came, ask.now)
      return { number: numberOf(about, key), at, again }
    })
    await noteQuorum(ask, about)
    looking.forget(ask, about)
    return reply
  },

  noteLeft: async ask => {
    const { meeting: about, seat, reason } = ask.input
    const { meeting } = await openRoom(ask.documents, about)
    await seatAt(ask.documents, meeting, seat)
    const reply = await ask.change(async tx => {
      await leave(tx, about, seat, ask.now, reason)
      return { at: ask.now }
    })
    await noteQuorum(ask, about)
    looking.forget(ask, about)
    return reply
  },

  putOn: async ask => {
    const { meeting: about, item } = ask.input
    const { meeting } = await openRoom(ask.documents, about)
    if (!meeting.agenda.some(one => one.item === item)) throw refuse("noSuchItem")
    const { figures } = await noteQuorum(ask, about)
    const reply = await ask.change(async tx => {
      const hall = await hallIn(tx, about)
      if (hall.item === item) throw refuse("itemIsOn")
      if (hall.motion !== undefined) throw refuse("endTheMotion")
      const next = await noted(tx, about, hall, { at: ask.now, what: "item", item }, figures)
      await tx.put(halls, about, { ...next, item })
      return { item }
    })
    looking.forget(ask, about)
    return reply
  },
})
