import type * as z from "zod/mini"
import type { Actions, Ask, Resident } from "../../../shared/ask.ts"
import { refuse as refuseAny } from "../../../shared/refusals.ts"
import { every, type Stored, type Tx } from "../../../shared/store.ts"
import { keepStaff } from "../../offices/actions/keeping.ts"
import { households, type Person, persons } from "../../records.ts"
import { householdOnRoll } from "../../roll/actions/reading.ts"
import type { joiningContract } from "../contract.ts"
import { householdChanges, type Request, requests } from "../records.ts"
import { refuse } from "../refusals.ts"
import { joinedFact } from "./entering.ts"
import { appoint, leave, settle } from "./settling.ts"

type Change = Omit<z.output<(typeof householdChanges)["shape"]>, "by" | "at">

/** Writes down who changed what of a household, in the running change. */
const note = (tx: Tx, ask: Ask<unknown, Resident>, change: Change): Promise<void> =>
  tx.create(householdChanges, `${ask.now}.${ask.keyedId("change")}`, {
    ...change,
    by: ask.by.member.person,
    at: ask.now,
  })

const personHere = async (tx: Tx, person: string): Promise<Person> => {
  const found = await tx.get(persons, person)
  if (found?.standing !== "here") throw refuseAny("notFound")
  return found
}

export const decidingActions: Pick<
  Actions<typeof joiningContract>,
  "requests" | "decideRequest" | "handOver" | "appoint" | "endMembership"
> = {
  requests: async ask => {
    const limit = ask.input.limit ?? 20
    const waiting: Stored<Request>[] = []
    for await (const request of every(ask.documents, requests, { state: "waiting" })) waiting.push(request)
    // The one who has waited longest is first.
    waiting.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))
    const from = ask.input.after === undefined ? 0 : waiting.findIndex(one => one.id === ask.input.after) + 1
    const page = waiting.slice(from, from + limit)
    const next = from + limit < waiting.length ? page.at(-1)?.id : undefined
    const shown = page.map(async ({ id, household, name, note, adult, at }) => {
      const row = await householdOnRoll(ask.documents, household)
      const joined = (await ask.documents.read(households, household))?.people ?? 0
      const { compound = "", building = "", unit = "", door = "", contact = "" } = row ?? {}
      return { request: id, compound, building, unit, door, name, note, adult, at, onRoll: contact, joined }
    })
    return { requests: await Promise.all(shown), ...(next !== undefined && { next }) }
  },

  decideRequest: async ask => {
    const { request: id, decision, reason } = ask.input
    if (decision === "decline" && reason === undefined) throw refuse("reasonNeeded")
    const asked = await ask.documents.read(requests, id)
    if (!asked) throw refuseAny("notFound")
    const decidedBy = ask.by.member.person
    const onRoll = await householdOnRoll(ask.documents, asked.household)
    const approves = decision === "approve"
    return ask.change(
      async tx => {
        const request = await tx.get(requests, id)
        if (!request) throw refuseAny("notFound")
        if (request.state !== "waiting") throw refuse("alreadyDecided", { state: request.state })
        const state = approves ? "approved" : "declined"
        await tx.put(requests, id, { ...request, state, decidedBy, ...(reason !== undefined && { reason }) })
        if (!approves) return { state, delegate: false }
        if (!onRoll) throw refuse("noSuchDoor")
        const before = await tx.get(persons, request.person)
        if (before?.standing === "here" && before.household) throw refuse("alreadyHere")
        const { person, name, adult, household, consent, subject } = request
        const roles = before?.standing === "here" ? before.roles : []
        const made = { person, name, adult, household, consent, roles, subjects: [subject], since: ask.now }
        const { delegate } = await settle(tx, made)
        return { state, delegate }
      },
      approves ? [joinedFact(asked.person, ask.now)] : [],
    )
  },

  handOver: ask =>
    ask.change(async tx => {
      const to = await tx.get(persons, ask.input.to)
      const { household } = ask.by.member
      const fit =
        to?.standing === "here" && to.household === household && to.adult && to.person !== ask.by.member.person
      if (!fit) throw refuse("notInHousehold")
      await appoint(tx, household, to)
      await note(tx, ask, { what: "handedOver", person: to.person, household, reason: "" })
      return { delegate: false }
    }),

  appoint: ask =>
    ask.change(async tx => {
      const person = await personHere(tx, ask.input.person)
      if (!person.household || !person.adult) throw refuse("notInHousehold")
      await appoint(tx, person.household, person)
      const { household, person: appointed } = person
      await note(tx, ask, { what: "appointed", person: appointed, household, reason: ask.input.reason })
      return { household: person.household }
    }),

  endMembership: async ask => {
    await keepStaff(ask.documents, ask.input.person)
    return ask.change(async tx => {
      const person = await personHere(tx, ask.input.person)
      await leave(tx, person, "left")
      const { household, person: ended } = person
      await note(tx, ask, { what: "ended", person: ended, ...(household && { household }), reason: ask.input.reason })
      return { person: ended }
    })
  },
}
