import { adultHere, codeFrom, plainCode } from "../../members/actions.ts"
import type { Actions, Ask } from "../../shared/ask.ts"
import { digest } from "../../shared/digest.ts"
import type { Member } from "../../shared/ports.ts"
import { communityOf, communityScope } from "../../shared/scope.ts"
import { every } from "../../shared/store.ts"
import { dayOf } from "../../shared/values/day.ts"
import type { Id } from "../../shared/values/id.ts"
import { dayLong, later } from "../../shared/values/instant.ts"
import { foundSeat, idAt } from "../bodies/actions/founding.ts"
import { charterOf, reader } from "../bodies/actions/reading.ts"
import { seatsAreHouseholds } from "../bodies/rules.ts"
import { seatCodes, seatings, seats } from "../records.ts"
import { refuse } from "../refusals.ts"
import { namesAtHome, seatsOn } from "./actions/reading.ts"
import { shownSeats } from "./actions/showing.ts"
import { type NewTurn, seatedFact, seatIn, standing, turn } from "./actions/turning.ts"
import type { seatsContract } from "./contract.ts"
import type { Turn } from "./rules.ts"
import { checkDays, checkPerson, seatsMost } from "./turns.ts"

type Asked = Pick<Ask<unknown, { readonly member: Member }>, "documents" | "now" | "by">
type Told = Turn & { readonly seat: Id<"seat">; readonly reason?: string | undefined }

/** How long a code is good, in days. */
const codeGood = 7

/** Looks whether this may be, on the seats as they are on the turn's first day; gives what the change needs. */
const checkedTurn = async (ask: Asked, told: Told, by: Id<"person">) => {
  const { documents, now } = ask
  const seat = await seatIn(reader(documents), told.seat)
  checkDays(told, dayOf(now))
  const body = await standing(reader(documents), seat.body)
  if (told.person) {
    const all = await seatsOn(documents, seat.body, told.from)
    const { oneSeatEach } = await charterOf(documents, seat.body)
    checkPerson(all, told.seat, told.as, told.person, oneSeatEach === true)
  } else if (!(told.as === "holder" ? seat.holder : seat.substitute)) throw refuse("nobodyThere")
  const { seat: _, ...next } = told
  const turned: NewTurn = { ...next, at: now, by, seen: body.turns }
  return { seat, body, turned }
}

export const seatsActions: Actions<typeof seatsContract> = {
  seats: async ({ input, store, documents, now }) => ({
    seats: await shownSeats(store, documents, await seatsOn(documents, input.body, dayOf(now))),
  }),

  seatHistory: async ({ input, store, documents }) => {
    await seatIn(reader(documents), input.seat)
    const turns = []
    for await (const one of every(documents, seatings, { seat: input.seat })) turns.push(one)
    const named = turns.flatMap(({ person, home }) => (person && home ? [{ person, home }] : []))
    const names = await namesAtHome(store, named)
    return {
      turns: turns.map(({ as, person, from, until, reason, at }) => ({
        ...{ as, from, at },
        ...(person && { name: names.get(person) ?? "" }),
        ...(until && { until }),
        ...(reason && { reason }),
      })),
    }
  },

  addSeats: async ask => {
    const { documents, now, by } = ask
    const { body, group, count, title, observer } = ask.input
    const { kind, groups } = await standing(reader(documents), body)
    if (seatsAreHouseholds(kind)) throw refuse("seatsOfRoll")
    if (!groups.some(one => one.group === group)) throw refuse("noSuchGroup", { group })
    if (title && count > 1) throw refuse("titleOfOne")
    const from = dayOf(now)
    if ((await seatsOn(documents, body, from)).length + count > seatsMost)
      throw refuse("tooManySeats", { most: seatsMost })
    const made = Array.from({ length: count }, (_, n) => idAt<"seat">(now, ask.keyedId(`seat ${n}`), n))
    const atStreet = communityOf(documents.scope) === undefined
    return ask.change(async tx => {
      await standing(tx, body)
      for (const seat of made)
        await foundSeat(
          tx,
          seat,
          body,
          { group, title, observer },
          { at: now, from, atStreet, person: by.member.person },
        )
      return { seats: made }
    })
  },

  closeSeat: async ask => {
    const { seat, from, reason } = ask.input
    await seatIn(reader(ask.documents), seat)
    checkDays({ from }, dayOf(ask.now))
    return ask.change(async tx => {
      const { id, ...before } = await seatIn(tx, seat)
      await standing(tx, before.body)
      if (before.closed !== undefined) throw refuse("seatClosed")
      const noted = { body: before.body, seat, from, reason, at: ask.now, by: ask.by.member.person }
      await tx.create(seatings, `${id}:closed`, { as: "holder", ...noted })
      await tx.put(seats, id, { ...before, closed: from })
      return { closed: from }
    })
  },

  seatPerson: async ask => {
    const { at: _, ...told } = ask.input
    const { documents, by } = ask
    const home = communityOf(documents.scope)
    if (!home) throw refuse("byCode")
    if (!(await adultHere(documents, told.person))) throw refuse("notHere")
    const { seat, body, turned } = await checkedTurn(ask, { ...told, home }, by.member.person)
    return ask.change(
      async tx => {
        await turn(tx, told.seat, documents, turned)
        return { as: told.as, from: told.from }
      },
      [seatedFact(ask, body, seat, told)],
    )
  },

  vacateSeat: async ask => {
    const { at: _, ...told } = ask.input
    const { turned } = await checkedTurn(ask, told, ask.by.member.person)
    return ask.change(async tx => {
      await turn(tx, told.seat, ask.documents, turned)
      return { as: told.as, from: told.from }
    })
  },

  seatCode: async ask => {
    const { at: _, ...told } = ask.input
    const { documents, now, by } = ask
    const seat = await seatIn(reader(documents), told.seat)
    checkDays(told, dayOf(now))
    await standing(reader(documents), seat.body)
    if (seat.closed !== undefined && seat.closed <= told.from) throw refuse("seatClosed")
    const code = codeFrom(digest(ask.newId()))
    const good = later(now, codeGood * dayLong)
    await ask.due(good, documents.scope, `code:${hashed(code)}`)
    return ask.change(async tx => {
      await tx.create(seatCodes, hashed(code), { ...told, by: by.member.person, good })
      return { code, good }
    })
  },

  takeSeat: async ask => {
    const { documents, now, by } = ask
    const { person, community } = by.member
    const key = hashed(ask.input.code)
    const found = await documents.read(seatCodes, key)
    if (!found || found.good <= now) throw refuse("noSuchCode")
    if (!(await adultHere(ask.store.in(communityScope(community)), person))) throw refuse("adultsOnly")
    const { id: _, good: __, by: given, ...told } = found
    // A code of last week is for the seat as from today.
    const today = dayOf(now)
    const from = told.from < today ? today : told.from
    const { seat, body, turned } = await checkedTurn(ask, { ...told, from, person, home: community }, given)
    return ask.change(
      async tx => {
        if (!(await tx.get(seatCodes, key))) throw refuse("noSuchCode")
        await tx.remove(seatCodes, key)
        await turn(tx, told.seat, documents, turned)
        const group = body.groups.find(one => one.group === seat.group)?.name ?? ""
        return { body: seat.body, name: body.name, group, as: told.as, from }
      },
      [seatedFact(ask, body, seat, { ...told, from, person })],
    )
  },
}

/** What is kept of a code. */
const hashed = (code: string): string => digest(`seat\n${plainCode(code)}`)
