import { buildingsOf } from "../../members/actions.ts"
import type { Actions } from "../../shared/ask.ts"
import { communityOf } from "../../shared/scope.ts"
import type { Store } from "../../shared/store.ts"
import { dayOf } from "../../shared/values/day.ts"
import type { Id } from "../../shared/values/id.ts"
import { bodies } from "../records.ts"
import { refuse } from "../refusals.ts"
import { namesOfSeats, seatsOn } from "../seats/actions/reading.ts"
import { standing } from "../seats/actions/turning.ts"
import type { CouncilSeat } from "../seats/rules.ts"
import { checkBody, foundBody, idAt, type NewBody } from "./actions/founding.ts"
import { bodyOf } from "./actions/reading.ts"
import type { bodiesContract } from "./contract.ts"

const voting = (seats: readonly CouncilSeat[]) => seats.filter(({ observer }) => !observer)
const vacantIn = (seats: readonly CouncilSeat[]) => voting(seats).filter(({ holder }) => !holder).length

/** Refuses a compound or building that is not on the roll, and one that the level does not have. */
const checkPlace = async (store: Store, scope: Parameters<ReturnType<typeof buildingsOf>>[0], made: NewBody) => {
  const { level, compound, building } = made
  const known = level === "compound" || level === "building" ? await buildingsOf(store)(scope, { to: "community" }) : []
  const right =
    level === "building"
      ? compound === undefined && known.some(one => one.building === building)
      : level === "compound"
        ? building === undefined && known.some(one => one.compound === compound)
        : compound === undefined && building === undefined
  if (!right) throw refuse("noSuchPlace")
}

export const bodiesActions: Actions<typeof bodiesContract> = {
  bodies: async ({ input, documents, by: { member }, now }) => {
    const limit = input.limit ?? 20
    const found = await documents.list(bodies, {
      limit,
      newestFirst: true,
      ...(input.after !== undefined && { after: input.after }),
    })
    const today = dayOf(now)
    const lines = await Promise.all(
      found.map(async ({ id, name, kind, level, groups, dissolved }) => {
        const body = id as Id<"body">
        const all = await seatsOn(documents, body, today)
        const mine = all.some(({ holder, substitute }) => [holder, substitute].includes(member.person))
        const counts = { seats: voting(all).length, vacant: vacantIn(all), mine }
        return { body, name, kind, level, groups: groups.map(one => one.name), ...counts, dissolved: !!dissolved }
      }),
    )
    const last = found.at(-1)
    return {
      bodies: lines,
      street: member.street !== undefined,
      ...(last && found.length === limit && { next: last.id }),
    }
  },

  body: async ({ input, store, documents, by: { member }, now }) => {
    const { id: body, dissolved, groups, ...known } = await bodyOf(documents, input.body)
    const all = await seatsOn(documents, body, dayOf(now))
    const officers = all.filter(({ title, holder }) => title && holder)
    const names = await namesOfSeats(store, officers)
    return {
      body,
      ...known,
      groups: groups.map(({ group, name }) => {
        const ofGroup = all.filter(seat => seat.group === group)
        const votes = voting(ofGroup)
        return { group, name, seats: votes.length, vacant: vacantIn(votes), observers: ofGroup.length - votes.length }
      }),
      officers: officers.flatMap(({ seat, title, groupName }) =>
        title ? [{ title, name: names.get(seat)?.name ?? "", group: groupName }] : [],
      ),
      mine: all
        .filter(({ holder, substitute }) => [holder, substitute].includes(member.person))
        .map(({ seat, groupName, holder, observer }) => ({
          ...{ seat, group: groupName, observer },
          as: holder === member.person ? ("holder" as const) : ("substitute" as const),
        })),
      ...(dissolved && { dissolved: { reason: dissolved.reason } }),
    }
  },

  found: async ask => {
    const { at: _, ...made } = ask.input
    const { documents, now, by } = ask
    checkBody(made, communityOf(documents.scope) === undefined)
    await checkPlace(ask.store, documents.scope, made)
    const body = idAt<"body">(now, ask.keyedId("body"))
    return ask.change(async tx => {
      await foundBody(tx, body, made, { at: now, person: by.member.person })
      return { body }
    })
  },

  dissolve: ask =>
    ask.change(async tx => {
      const { id, ...before } = await standing(tx, ask.input.body)
      await tx.put(bodies, id, { ...before, dissolved: { at: ask.now, reason: ask.input.reason } })
      return { dissolved: true as const }
    }),
}
