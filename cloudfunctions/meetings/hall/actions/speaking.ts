import type { Actions, Resident } from "../../../shared/ask.ts"
import { type Id, id } from "../../../shared/values/id.ts"
import type { entering } from "../contract/entering.ts"
import type { leading } from "../contract/leading.ts"
import { halls, motions, presences, speeches, within } from "../records.ts"
import { refuse } from "../refusals.ts"
import type { Looking } from "./looking.ts"
import { noted } from "./noting.ts"
import { type Ground, hallIn, openRoom, roomOf } from "./reading.ts"
import { mySeats, seatAt } from "./seats.ts"
import { isWaiting, speechesOf } from "./speeches.ts"

type Speaking = Pick<Actions<typeof entering>, "askToSpeak" | "objectToMotion"> &
  Pick<Actions<typeof leading>, "giveFloor" | "endSpeech">
/** The floor: asked for, given, taken back; and objections on record. */
export const speaking = (looking: Looking): Speaking => {
  /** The first of a person's seats that is in the hall; refuses who is not there. */
  const mineHere = async (ask: Ground & { readonly by: Resident }, about: Id<"meeting">) => {
    const { meeting } = await openRoom(ask.documents, about)
    for (const seat of await mySeats(ask, looking, { id: about, told: meeting })) {
      const stay = await ask.documents.read(presences, within(about, seat.seat))
      if (stay && stay.left === undefined) return seat
    }
    throw refuse("notHere")
  }
  const newSpeech = (about: string, { now, keyedId }: { now: string; keyedId(name: string): string }) =>
    id<"speech">(`${about}:${now.replace(/\D/g, "")}-${keyedId("speech").slice(0, 6)}`)

  return {
    askToSpeak: async ask => {
      const { meeting } = ask.input
      const { seat } = await mineHere(ask, meeting)
      const waiting = (await speechesOf(ask.documents, meeting)).filter(isWaiting)
      if (waiting.some(one => one.seat === seat)) throw refuse("alreadyAsked")
      const speech = newSpeech(meeting, ask)
      const { person } = ask.by.member
      const reply = await ask.change(async tx => {
        await tx.create(speeches, speech, { meeting, seat, person, asked: ask.now })
        return { speech, waiting: waiting.length + 1 }
      })
      looking.forget(ask, meeting)
      return reply
    },

    giveFloor: async ask => {
      const { meeting: about, seat: key } = ask.input
      const { meeting } = await openRoom(ask.documents, about)
      const seat = await seatAt(ask.documents, meeting, key)
      const before = (await speechesOf(ask.documents, about)).find(one => one.seat === key && isWaiting(one))
      const speech = before ? id<"speech">(before.id) : newSpeech(about, ask)
      const { figures } = await roomOf(ask, about)
      const reply = await ask.change(async tx => {
        const hall = await hallIn(tx, about)
        if (hall.speech !== undefined) throw refuse("somebodySpeaks")
        const asked = await tx.get(speeches, speech)
        if (asked && !isWaiting(asked)) throw refuse("speechOver")
        const person = asked?.person ?? seat.holder
        if (!person) throw refuse("seatVacant")
        await tx.put(speeches, speech, {
          ...{ meeting: about, seat: key, person, asked: asked?.asked ?? ask.now, from: ask.now },
          ...(hall.item && { item: hall.item }),
        })
        const item = hall.item && { item: hall.item }
        const next = await noted(tx, about, hall, { at: ask.now, what: "speech", seat: key, ...item }, figures)
        await tx.put(halls, about, { ...next, speech })
        return { speech, from: ask.now }
      })
      looking.forget(ask, about)
      return reply
    },

    endSpeech: async ask => {
      const { speech } = ask.input
      const found = await ask.documents.read(speeches, speech)
      if (!found) throw refuse("noSuchSpeech")
      const reply = await ask.change(async tx => {
        const current = await tx.get(speeches, speech)
        if (!current) throw refuse("noSuchSpeech")
        const { id: _, ...told } = current
        if (told.to !== undefined) throw refuse("speechOver")
        await tx.put(speeches, speech, { ...told, to: ask.now })
        const { speech: now, ...hall } = await hallIn(tx, found.meeting)
        if (now === speech) await tx.put(halls, found.meeting, hall)
        return { to: ask.now }
      })
      looking.forget(ask, found.meeting)
      return reply
    },

    objectToMotion: async ask => {
      const { motion: key, text } = ask.input
      const before = await ask.documents.read(motions, key)
      if (!before) throw refuse("noSuchMotion")
      const { seat } = await mineHere(ask, before.meeting)
      return ask.change(async tx => {
        const found = await tx.get(motions, key)
        if (!found) throw refuse("noSuchMotion")
        const { id: _, ...motion } = found
        const objections = [...motion.objections.filter(one => one.seat !== seat), { seat, text }]
        await tx.put(motions, key, { ...motion, objections })
        return { objections: objections.length }
      })
    },
  }
}
