import { addMember, createCommunity, createHouseholds, startSession } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import type { Role } from "#cloud/shared/roles"
import { type Id, id } from "#cloud/shared/values/id"
import type { House } from "../house.ts"
import type { Election } from "./election.ts"

/** Sessions of a community made for an election: the desk, the treasurer, and one delegate a household. */
export interface People {
  readonly community: Id<"community">
  readonly staff: string
  readonly treasurer: string
  readonly delegates: readonly string[]
}

const householdsABuilding = 100
/** So many at a time: the store saves what comes together in one go. */
const together = 64

/**
 * Makes a community with as many households as there are ballots, each with a delegate who is signed in. What an earlier
 * import has made of it stays. `progress` hears how many delegates are ready.
 */
export const settle = async (house: House, election: Election, progress: (done: number) => void): Promise<People> => {
  const { store, now, newId } = house
  const community = id<"community">(election.community)
  const founded = { community, name: election.name, address: election.name, clerk: "—", phone: "12345" }
  await createCommunity(store, founded, now())
  const households = await createHouseholds(
    store,
    community,
    election.ballots.map((_, n) => ({
      compound: "",
      building: String(Math.floor(n / householdsABuilding) + 1),
      unit: "",
      door: String((n % householdsABuilding) + 1),
    })),
    now(),
  )
  const enter = async (
    name: string,
    as: { readonly roles?: Role[]; readonly household?: Id<"household"> },
  ): Promise<string> => {
    const subject = `host:${community}-${name}` as Subject
    await addMember(store, { subject, community, name, ...as }, now())
    return startSession(store, subject, now(), newId)
  }
  const delegates: string[] = []
  for (let from = 0; from < households.length; from += together) {
    const some = households.slice(from, from + together)
    delegates.push(...(await Promise.all(some.map((household, n) => enter(String(from + n + 1), { household })))))
    progress(delegates.length)
  }
  return {
    community,
    staff: await enter("staff", { roles: ["staff", "committee"] }),
    treasurer: await enter("treasurer", { roles: ["treasurer"] }),
    delegates,
  }
}
