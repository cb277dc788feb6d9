import { delegatesOf, namesOf, rollRows } from "../../../members/actions.ts"
import { communityOf, communityScope } from "../../../shared/scope.ts"
import { type Documents, every, type Store, type Stored } from "../../../shared/store.ts"
import { type Day, dayOf } from "../../../shared/values/day.ts"
import type { Id } from "../../../shared/values/id.ts"
import { bodyIn, reader } from "../../bodies/actions/reading.ts"
import { householdsGroup, seatsAreHouseholds } from "../../bodies/rules.ts"
import { type Body, type Seat, seatings, seats } from "../../records.ts"
import { type CouncilSeat, type Turn, turnOn } from "../rules.ts"

/** Who had a seat on a day: from the seat itself, or from its history for a day before the last change. */
const turnsOf = async (documents: Documents, seat: Stored<Seat>, day: Day): Promise<readonly Turn[]> => {
  if (day < seat.asOf) {
    const past: Turn[] = []
    for await (const turn of every(documents, seatings, { seat: seat.id })) past.push(turn)
    return past
  }
  const from = seat.from ?? seat.since
  return [
    { as: "holder", person: seat.holder, home: seat.home, from, until: seat.until },
    { as: "substitute", person: seat.substitute, home: seat.substituteHome, from },
  ]
}

/** A stored seat as it is on a day. */
export const seatAsOn = async (
  documents: Documents,
  seat: Stored<Seat>,
  groupName: string,
  day: Day,
): Promise<CouncilSeat> => {
  const turns = await turnsOf(documents, seat, day)
  const holder = turnOn(turns, "holder", day)
  const substitute = turnOn(turns, "substitute", day)
  const { body, group, title, observer, since } = seat
  return {
    ...{ seat: seat.id as Id<"seat">, body, group, groupName, observer },
    ...(title && { title }),
    ...(holder?.person && { holder: holder.person, ...(holder.home && { home: holder.home }) }),
    ...(substitute?.person && {
      substitute: substitute.person,
      ...(substitute.home && { substituteHome: substitute.home }),
    }),
    from: holder?.from ?? since,
    ...(holder?.until && { until: holder.until }),
  }
}

/** The seats of a body that are the households of the roll, each held by whoever casts for the household. */
const householdSeatsOf = async (documents: Documents, body: Stored<Body>): Promise<CouncilSeat[]> => {
  const delegates = await delegatesOf(documents)
  const home = communityOf(documents.scope)
  const groupName = body.groups[0]?.name ?? ""
  const found: CouncilSeat[] = []
  for await (const { household, compound, area } of rollRows(documents, body.building)) {
    if (body.compound !== undefined && compound !== body.compound) continue
    const holder = delegates.get(household)
    found.push({
      ...{ seat: household as string as Id<"seat">, body: body.id as Id<"body">, group: householdsGroup, groupName },
      ...(holder && { holder, ...(home && { home }) }),
      ...(area !== undefined && { area }),
      observer: false,
      from: dayOf(body.founded),
    })
  }
  return found
}

/**
 * Step: the seats of a body as they are on a day, observers and vacant ones too, in the order in which they were made.
 * Refuses a body that is not here.
 */
export const seatsOn = async (documents: Documents, body: Id<"body">, day: Day): Promise<readonly CouncilSeat[]> => {
  const known = await bodyIn(reader(documents), body)
  if (seatsAreHouseholds(known.kind)) return householdSeatsOf(documents, known)
  const names = new Map(known.groups.map(({ group, name }) => [group, name]))
  const found: CouncilSeat[] = []
  for await (const seat of every(documents, seats, { body })) {
    if (day < seat.since || (seat.closed !== undefined && seat.closed <= day)) continue
    found.push(await seatAsOn(documents, seat, names.get(seat.group) ?? seat.group, day))
  }
  return found
}

/** Step: the seats of a body that a person holds on a day, or may take as a substitute. */
export const seatsOfPerson = async (
  documents: Documents,
  body: Id<"body">,
  person: Id<"person">,
  day: Day,
): Promise<readonly CouncilSeat[]> =>
  (await seatsOn(documents, body, day)).filter(({ holder, substitute }) => holder === person || substitute === person)

/**
 * Step: what the holders of seats are called and their groups, by seat; for staff and for minutes. A vacant seat, and one
 * whose holder is forgotten, has no name ("").
 */
export const namesOfSeats = async (
  store: Store,
  wanted: readonly CouncilSeat[],
): Promise<Map<Id<"seat">, { readonly name: string; readonly group: string }>> => {
  const names = await namesAtHome(
    store,
    wanted.flatMap(({ holder, home }) => (holder && home ? [{ person: holder, home }] : [])),
  )
  return new Map(
    wanted.map(({ seat, groupName, holder }) => [
      seat,
      { name: (holder && names.get(holder)) ?? "", group: groupName },
    ]),
  )
}

/** What persons of several communities are called, by person; whoever is forgotten is left out. */
export const namesAtHome = async (
  store: Store,
  persons: readonly { readonly person: Id<"person">; readonly home: Id<"community"> }[],
): Promise<ReadonlyMap<string, string>> => {
  const called = namesOf(store)
  const found = new Map<string, string>()
  for (const home of new Set(persons.map(one => one.home))) {
    const ids = [...new Set(persons.filter(one => one.home === home).map(one => one.person))]
    for (let from = 0; from < ids.length; from += 100)
      for (const { person, name } of await called(communityScope(home), ids.slice(from, from + 100)))
        found.set(person, name)
  }
  return found
}
