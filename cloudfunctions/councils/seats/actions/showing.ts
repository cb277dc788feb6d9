import { communityName } from "../../../members/actions.ts"
import { communityOf } from "../../../shared/scope.ts"
import type { Documents, Store } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { CouncilSeat } from "../rules.ts"
import { namesAtHome } from "./reading.ts"

/** Seats as staff see them, with names; at a street also of which community the holders are. */
export const shownSeats = async (store: Store, documents: Documents, all: readonly CouncilSeat[]) => {
  const persons = all.flatMap(({ holder, home, substitute, substituteHome }) => [
    ...(holder && home ? [{ person: holder, home }] : []),
    ...(substitute && substituteHome ? [{ person: substitute, home: substituteHome }] : []),
  ])
  const names = await namesAtHome(store, persons)
  const communities = new Map<string, string>()
  if (communityOf(documents.scope) === undefined)
    for (const home of new Set(persons.map(one => one.home))) communities.set(home, await communityName(store, home))
  const who = (person: Id<"person">, home: Id<"community"> | undefined) => {
    const community = home && communities.get(home)
    return { person, name: names.get(person) ?? "", ...(community !== undefined && { community }) }
  }
  const voting = all.filter(({ observer, holder }) => !observer && holder)
  return all.map(seat => {
    const { holder, home, substitute, substituteHome, title, until } = seat
    return {
      ...{ seat: seat.seat, group: seat.group, observer: seat.observer, from: seat.from },
      ...(title && { title }),
      ...(until && { until }),
      ...(holder && { holder: who(holder, home) }),
      ...(substitute && { substitute: who(substitute, substituteHome) }),
      twice: !seat.observer && voting.some(other => other.seat !== seat.seat && other.holder === holder),
    }
  })
}
