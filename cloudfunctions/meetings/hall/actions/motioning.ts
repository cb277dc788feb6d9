import { namesOfSeats } from "../../../councils/actions.ts"
import type { Actions } from "../../../shared/ask.ts"
import { type Id, id } from "../../../shared/values/id.ts"
import { later } from "../../../shared/values/instant.ts"
import { endEarly, openVote, type Seat, stageVote } from "../../../votes/actions.ts"
import { countableFrom } from "../../../votes/rules.ts"
import type { motioning as contract } from "../contract/motioning.ts"
import { inHall, missingGroups } from "../presence.ts"
import { halls, motionId, motions } from "../records.ts"
import { refuse } from "../refusals.ts"
import { checkMayEnd, checkMayPut, longestMotion } from "../rules.ts"
import { asked, choicesOf, nothingBought } from "./asking.ts"
import type { Looking } from "./looking.ts"
import { noted, noteQuorum } from "./noting.ts"
import { hallIn, openRoom, type Room } from "./reading.ts"

/**
 * The seats of a motion, each with who may vote for it: who came, or else who holds its mandate and is there, or else, where
 * the charter lets seats vote from elsewhere, its holder. A seat that nobody can vote for now is on the roll all the same:
 * it is one of those the quorum is of. Recused seats are not handed over at all.
 */
export const seatsOfMotion = (room: Room, recused: ReadonlySet<string>): Seat[] => {
  const there = new Map(inHall(room.stays).map(stay => [stay.seat as string, stay.person]))
  const mandate = new Map(room.represented.map(({ seat, holder }) => [seat as string, holder]))
  return room.seats.flatMap(({ seat, group, observer, holder, area }) => {
    if (observer || holder === undefined || recused.has(seat)) return []
    const here = there.get(seat) ?? mandate.get(seat)
    const elsewhere = room.charter.remote && !there.has(seat) ? [holder] : []
    const holders = here && !elsewhere.includes(here) ? [...elsewhere, here] : elsewhere
    return [
      {
        seat,
        group,
        principal: there.get(seat) ?? holder,
        holders,
        present: here !== undefined,
        ...(area !== undefined && { area }),
      },
    ]
  })
}

const checkQuorum = ({ figures, body }: Room): void => {
  if (figures.valid) return
  const names = new Map(body.groups.map(({ group, name }) => [group as string, name]))
  const groups = missingGroups(figures).map(({ group }) => names.get(group) ?? group)
  throw refuse("noQuorum", { lacking: figures.lacking, groups: groups.length > 0 ? groups : ["—"] })
}

/** Questions put to the vote in the hall. */
export const motioning = (looking: Looking): Actions<typeof contract> => ({
  openMotion: async ask => {
    const { meeting: about, item: key, recused = [], seen } = ask.input
    const { meeting } = await openRoom(ask.documents, about)
    const item = meeting.agenda.find(one => one.item === key)
    if (!item) throw refuse("noSuchItem")
    if (item.kind !== "motion") throw refuse("notAMotion")
    const room = await noteQuorum(ask, about)
    const running = room.hall?.motion && (await ask.documents.read(motions, room.hall.motion))
    checkMayPut({ motions: room.hall?.motions ?? 0, running }, key, seen)
    checkQuorum(room)
    const { charter } = room
    const choices = choicesOf(ask.input.choices ?? item.choices)
    if (recused.length > 0 && !charter.recusal) throw refuse("noRecusal")
    const away = new Set(recused.map(({ seat }) => seat as string))
    for (const seat of away) if (!room.seats.some(one => one.seat === seat)) throw refuse("noSuchSeat")
    const seats = seatsOfMotion(room, away)
    if (!seats.some(({ holders }) => (holders ?? []).length > 0)) throw refuse("nobodyLeft")
    const text = ask.input.text ?? item.text ?? item.title
    const closes = later(ask.now > meeting.ends ? ask.now : meeting.ends, longestMotion)
    const motion = id<"motion">(motionId(about, seen + 1))
    const secrecy = charter.ballots === "open" ? "T0" : "T1"
    const names = secrecy === "T0" ? await namesOfSeats(ask.store, room.seats) : undefined
    const staged = await stageVote(ask, {
      vote: id<"vote">(ask.keyedId("vote")),
      title: item.title,
      form: { kind: "motion" },
      ...asked(key, item.title, text, choices),
      budget: nothingBought,
      rule: charter.rule,
      secrecy,
      opens: ask.now,
      closes,
      changeAllowed: true,
      of: meeting.body,
      groups: room.body.groups,
      seats: seats.map(one => ({ ...one, ...calledIn(names, one.seat) })),
    })
    await ask.due(countableFrom(closes), ask.documents.scope, `motion:${motion}`)
    const present = seats.filter(one => one.present).length
    const reply = await ask.change(async tx => {
      const hall = await hallIn(tx, about)
      checkMayPut({ motions: hall.motions, running: hall.motion && (await tx.get(motions, hall.motion)) }, key, seen)
      // Whoever noted the loss of the quorum meanwhile has written this document.
      if (!hall.quorum) throw refuse("noQuorum", { lacking: 1, groups: ["—"] })
      await openVote(tx, staged)
      await tx.create(motions, motion, {
        ...{ meeting: about, n: seen + 1, item: key, title: item.title, text, vote: staged.vote },
        ...(choices && { choices }),
        ...{ rule: charter.rule, secrecy, remote: charter.remote, state: "open", recused, objections: [] },
        ...{ eligible: seats.length, presentAtOpening: present, opened: ask.now, closes },
      })
      const on = { item: key, motions: seen + 1, motion }
      const told = { at: ask.now, what: "motionOpened" as const, motion, item: key }
      await tx.put(halls, about, { ...(await noted(tx, about, hall, told, room.figures)), ...on })
      return { motion, vote: staged.vote, eligible: seats.length, present }
    })
    looking.forget(ask, about)
    return reply
  },

  closeMotion: async ask => {
    const { motion: key } = ask.input
    const before = await ask.documents.read(motions, key)
    if (!before) throw refuse("noSuchMotion")
    const { meeting: about } = before
    // A loss that nobody has noted yet makes the motion void before it can be ended.
    const { figures } = await noteQuorum(ask, about)
    const countedFrom = countableFrom(ask.now)
    await ask.due(countedFrom, ask.documents.scope, `motion:${key}`)
    const reply = await ask.change(async tx => {
      const found = await tx.get(motions, key)
      if (!found) throw refuse("noSuchMotion")
      checkMayEnd(found.state)
      const { id: _, ...motion } = found
      const { motion: __, ...hall } = await hallIn(tx, about)
      await endEarly(tx, motion.vote, { at: ask.now, now: ask.now, reason: "closed in the hall" })
      await tx.put(motions, key, { ...motion, state: "closing", ended: ask.now })
      const told = { at: ask.now, what: "motionClosed" as const, motion: key, item: motion.item }
      await tx.put(halls, about, await noted(tx, about, hall, told, figures))
      return { ended: ask.now, countedFrom }
    })
    looking.forget(ask, about)
    return reply
  },
})

/** What a seat is called in the list of a named vote. */
const calledIn = (names: Awaited<ReturnType<typeof namesOfSeats>> | undefined, seat: Id<"seat">) => {
  const called = names?.get(seat)?.name
  return called === undefined ? {} : { called }
}
