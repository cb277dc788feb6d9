import { bodyOf, seatsOn } from "../../councils/actions.ts"
import type { CouncilSeat } from "../../councils/rules.ts"
import type { Actions } from "../../shared/ask.ts"
import { every, type Stored } from "../../shared/store.ts"
import { dayOf } from "../../shared/values/day.ts"
import { type Id, id } from "../../shared/values/id.ts"
import { accessOf, reader } from "../minutes/actions/reading.ts"
import { whoInWords } from "../minutes/filling.ts"
import { refuse as refuseMinutes } from "../minutes/refusals.ts"
import type { Neighbours } from "../polls/actions/reading.ts"
import { isResponsible } from "./actions/holders.ts"
import { disclose, followupIn, noteReminders } from "./actions/keeping.ts"
import { seatsInWords } from "./actions/naming.ts"
import type { contract } from "./contract.ts"
import { type Followup, followups } from "./records.ts"
import { refuse } from "./refusals.ts"
import { checkBy, checkDone, checkOpen, inOrder, standingOf } from "./rules.ts"

export { seeToFollowup } from "./actions/keeping.ts"

/** How many a list holds; a body agrees on a few each month. */
const most = 200

/** What was agreed on and what came of it. */
export const actions = ({ paper }: Pick<Neighbours, "paper">): Actions<typeof contract> => ({
  followups: async ({ input, documents, store, by: { member }, now }) => {
    const { body, meeting } = input
    if (body) await bodyOf(documents, body)
    const where = { ...(body && { body }), ...(meeting && { meeting }) }
    const found: Stored<Followup>[] = []
    for await (const one of every(documents, followups, where)) found.push(one)
    const bodies = new Map<Id<"body">, Promise<Known>>()
    const knownOf = (of: Id<"body">): Promise<Known> => {
      const asked = bodies.get(of) ?? known(of)
      bodies.set(of, asked)
      return asked
    }
    const known = async (of: Id<"body">) => {
      const [{ name }, access, seats] = await Promise.all([
        bodyOf(documents, of),
        accessOf(documents, of, member, now),
        seatsOn(documents, of, dayOf(now)),
      ])
      return { name, access, seats, called: access.inside ? await seatsInWords(store, seats) : undefined }
    }
    type Known = Awaited<ReturnType<typeof known>>
    const lines = await Promise.all(
      inOrder(found, now).map(async one => {
        const { name, access, seats, called } = await knownOf(one.body)
        const mine = isMine(one, member, seats)
        if ((!called && !one.open) || (input.mine && !mine)) return []
        const responsible = isResponsible(one, member, seats)
        return [
          {
            ...{ id: id<"followup">(one.id), body: one.body, bodyName: name, by: one.by },
            what: called ? one.what : (one.open?.what ?? ""),
            who: called ? whoInWords(one.who, called) : (one.open?.who ?? ""),
            standing: standingOf(one, now),
            ...(one.meeting && { meeting: one.meeting }),
            ...(one.done && {
              done: {
                ...{ at: one.done.at, note: called ? one.done.note : "" },
                ...(called && one.done.photo && { photo: one.done.photo }),
              },
            }),
            reopened: one.reopened.map(({ at, reason }) => ({ at, reason: called ? reason : "" })).reverse(),
            ...{ mine, mayEnd: !one.done && responsible, mayReopen: one.done !== undefined && access.writes },
          },
        ]
      }),
    )
    const all = lines.flat()
    return { followups: all.slice(0, most), more: all.length > most }
  },

  addFollowup: async ask => {
    const { documents, now } = ask
    const { at: _, ...told } = ask.input
    await bodyOf(documents, told.body)
    const access = await accessOf(documents, told.body, ask.by.member, now)
    if (!access.writes) throw refuseMinutes("notWriter")
    checkBy(told.by, now)
    const { who } = told
    if (who.is === "seat" && !(await seatsOn(documents, told.body, dayOf(now))).some(({ seat }) => seat === who.seat))
      throw refuse("noSuchHolder")
    const followup = id<"followup">(ask.newId())
    await noteReminders(ask, followup, told.by)
    return ask.change(async tx => {
      await tx.create(followups, followup, { ...told, madeAt: now, madeBy: ask.by.member.person, reopened: [] })
      return { followup }
    })
  },

  endFollowup: async ask => {
    const { documents, now } = ask
    const { followup, note, photo } = ask.input
    const { member } = ask.by
    const before = await followupIn(reader(documents), followup)
    const seats = await seatsOn(documents, before.body, dayOf(now))
    if (!isResponsible(before, member, seats)) throw refuse("notYourFollowup")
    if (photo && !(await paper?.isOurs(photo, member))) throw refuseMinutes("templateMissing")
    const { name } = await bodyOf(documents, before.body)
    return ask.change(async tx => {
      const current = await followupIn(tx, followup)
      checkOpen(current)
      const done = { at: now, by: member.person, note, ...(photo && { photo }) }
      const body = { ...current, done }
      await tx.put(followups, followup, body)
      await disclose(tx, { followup, body, at: now, from: name })
      return { done: now }
    })
  },

  reopenFollowup: async ask => {
    const { documents, now } = ask
    const { followup, reason } = ask.input
    const { member } = ask.by
    const before = await followupIn(reader(documents), followup)
    if (!(await accessOf(documents, before.body, member, now)).writes) throw refuse("notYourFollowup")
    const { name } = await bodyOf(documents, before.body)
    await noteReminders(ask, followup, before.by)
    return ask.change(async tx => {
      const current = await followupIn(tx, followup)
      checkDone(current)
      const { done: _, ...rest } = current
      const body = { ...rest, reopened: [...rest.reopened, { at: now, by: member.person, reason }] }
      await tx.put(followups, followup, body)
      await disclose(tx, { followup, body, at: now, from: name })
      return { by: current.by }
    })
  },
})

/** Whether it is this person's own: through a seat, or an office that they hold. */
const isMine = (
  { who }: Followup,
  { person, roles }: { readonly person: string; readonly roles: readonly string[] },
  seats: readonly CouncilSeat[],
): boolean =>
  who.is === "seat"
    ? seats.some(({ seat, holder, substitute }) => seat === who.seat && (holder === person || substitute === person))
    : who.is === "office" && roles.includes(who.office)
