import type { Actions } from "../../shared/ask.ts"
import { type AnyAudience, type Audience, isUnseen } from "../../shared/audience.ts"
import type { DoorsOf } from "../../shared/ports.ts"
import { type Documents, every, type Stored } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import { inbox } from "../inbox/records.ts"
import { messages } from "../outbox/records.ts"
import type { ReachingWays } from "../reaching/actions.ts"
import { refuse } from "../refusals.ts"
import type { TemplateKey } from "../templates/rules.ts"
import { type Notice, notices } from "../writing/records.ts"
import type { contract } from "./contract.ts"

/** Who an index must name for doors to be listed. */
export type VisitingWays = ReachingWays & { readonly doorsOf: DoorsOf }

/**
 * Whether the doors where nobody has heard a notice may be listed: never of what calls to a vote or an answer, for whoever has
 * not heard has not taken part either.
 */
export const mayVisit = ({ template, audience }: { template: TemplateKey; audience: AnyAudience }): boolean =>
  template !== "vote" && !isUnseen(audience)

type Door = Awaited<ReturnType<DoorsOf>>[number]
type Placed = Extract<Audience, { to: "community" | "buildings" | "households" }>

/** A notice whose doors may be listed, and the places it went to, if it went to places. */
const visited = async (documents: Documents, id: string): Promise<{ notice: Stored<Notice>; audience?: Placed }> => {
  const notice = await documents.read(notices, id)
  if (!notice) throw refuse("noSuchNotice")
  if (!mayVisit(notice)) throw refuse("notByDoor")
  const { audience } = notice
  const places = audience.to === "community" || audience.to === "buildings" || audience.to === "households"
  return places ? { notice, audience } : { notice }
}

/** Whoever has been reached by a message, or has read it. */
const heardOf = async (documents: Documents, notice: string): Promise<ReadonlySet<string>> => {
  const heard = new Set<string>()
  for await (const { person, state } of every(documents, messages, { notice })) if (state === "sent") heard.add(person)
  for await (const { person, unread } of every(documents, inbox, { notice })) if (!unread) heard.add(person)
  return heard
}

/**
 * Whether a door must be told of a notice: nobody there has heard it. Before it has gone out only where nobody has joined: the
 * others will have it.
 */
const mustBeTold = async (documents: Documents, { id, state }: Stored<Notice>) => {
  if (state === "draft" || state === "set") return ({ persons }: Door) => persons.length === 0
  const heard = await heardOf(documents, id)
  return ({ persons }: Door) => !persons.some(one => heard.has(one))
}

/** The doors of a building that the notice is for. */
const doorsIn = async (ways: VisitingWays, documents: Documents, audience: Placed, building: Id<"building">) => {
  const all = await ways.doorsOf(documents.scope, building)
  return audience.to === "households" ? all.filter(({ household }) => audience.households.includes(household)) : all
}

export const actions = (ways: VisitingWays): Actions<typeof contract> => ({
  unheard: async ({ input, documents }) => {
    const { notice, audience } = await visited(documents, input.notice)
    if (!audience) return { buildings: [] }
    const told = await mustBeTold(documents, notice)
    const buildings = []
    for (const { building, compound, name } of await ways.buildingsOf(documents.scope, audience)) {
      const doors = await doorsIn(ways, documents, audience, building)
      const unjoined = doors.filter(({ persons }) => persons.length === 0).length
      const silent = doors.filter(door => door.persons.length > 0 && told(door)).length
      buildings.push({ building, compound, name, doors: doors.length, silent, unjoined })
    }
    return { buildings }
  },
  visit: async ({ input, documents }) => {
    const { notice, audience } = await visited(documents, input.notice)
    const listed = audience ? await ways.buildingsOf(documents.scope, audience) : []
    const asked = listed.filter(({ building }) => input.building === undefined || building === input.building)
    if (!audience || asked.length === 0) throw refuse("noSuchNotice")
    const told = await mustBeTold(documents, notice)
    const buildings = []
    for (const { building, compound, name } of asked) {
      const doors = (await doorsIn(ways, documents, audience, building))
        .filter(told)
        .map(({ unit, door, persons }) => ({ unit, door, joined: persons.length > 0 }))
      if (doors.length > 0) buildings.push({ building, compound, name, doors })
    }
    const { urgent, who, when, place } = notice
    return {
      ...notice.words.zh,
      urgent,
      ...(who !== undefined && { who }),
      ...(when && { when }),
      ...(place !== undefined && { place }),
      buildings,
    }
  },
})
