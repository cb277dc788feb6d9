import { createBody, type NewSeat } from "#cloud/councils/actions"
import { presets } from "#cloud/councils/rules"
import { streetId } from "#cloud/members/actions"
import { communityScope, streetScope } from "#cloud/shared/scope"
import type { Id } from "#cloud/shared/values/id"
import { figures } from "./people.ts"
import { type Place, places } from "./places.ts"
import { type Settled, subjectOf } from "./settling.ts"
import type { Stage } from "./stage.ts"

const names: Readonly<Record<string, string>> = {
  committee: "居委会",
  property: "物业",
  shops: "商户",
  residents: "居民代表",
  departments: "职能部门",
  units: "驻区单位",
}
const groupsOf = (...words: readonly string[]) => words.map(group => ({ group, name: names[group] ?? group }))

/** A person of the demonstration, as the holder of a seat. */
const holderOf = async (
  stage: Stage,
  subject: ReturnType<typeof subjectOf>,
): Promise<Pick<NewSeat, "holder" | "home">> => {
  const member = await stage.house.whois(subject)
  if (!member) throw new Error("nobody holds a seat")
  return { holder: member.person, home: member.community }
}

const figure = (stage: Stage, word: string) => {
  const found = figures.find(one => one.word === word)
  if (!found) throw new Error(`nobody is ${word}`)
  return holderOf(stage, subjectOf(found))
}

/** A council of nine seats in the first community: committee, property company, shops and residents. */
export const foundCouncil = async (stage: Stage, there: Settled): Promise<void> => {
  const neighbour = (n: number) => {
    const one = there.delegates[n]
    if (!one) throw new Error("too few have joined")
    return holderOf(stage, one.subject)
  }
  const [clerk, shop] = [await figure(stage, "s1"), await figure(stage, "m1")]
  const seats: NewSeat[] = [
    { group: "committee", title: "chair", ...(await figure(stage, "c1")) },
    { group: "committee", title: "minuteTaker", ...clerk },
    { group: "property", ...(await figure(stage, "w1")) },
    { group: "shops", ...shop, substitute: (await neighbour(0)).holder },
    { group: "shops", ...(await neighbour(1)) },
    { group: "shops" },
    { group: "residents", ...(await figure(stage, "r1")) },
    { group: "residents", title: "scrutineer", ...(await figure(stage, "r2")) },
    { group: "residents", title: "scrutineer", ...(await neighbour(2)) },
    { group: "residents", observer: true, ...(await neighbour(3)) },
  ]
  const groups = groupsOf("committee", "property", "shops", "residents")
  // Its rules of procedure are the usual ones, but that a seat may be represented.
  const charter = { ...presets.deliberationCouncil, proxies: { allowed: true, most: 1 } }
  const made = { name: `${there.place.name.replace("社区", "")}议事会`, groups, seats, charter }
  const documents = stage.house.store.in(communityScope(there.place.community))
  await createBody(
    documents,
    { kind: "deliberationCouncil", level: "community", ...made },
    stage.now(),
    stage.house.newId,
  )
}

/** The council of the street that the first two communities have in common. */
export const foundStreetCouncil = async (stage: Stage, neighbours: readonly [Settled, Settled]): Promise<void> => {
  const street = streetOf(places[0])
  const resident = async (there: Settled, n: number) => {
    const one = there.delegates[n]
    return one ? holderOf(stage, one.subject) : {}
  }
  const [first, second] = neighbours
  const seats: NewSeat[] = [
    { group: "committee", title: "convener", ...(await figure(stage, "c1")) },
    { group: "committee", ...(await figure(stage, "s3")) },
    { group: "departments", title: "chair", ...(await figure(stage, "j1")) },
    { group: "property", ...(await figure(stage, "w1")) },
    { group: "shops", ...(await figure(stage, "m1")) },
    { group: "shops", ...(await figure(stage, "m3")) },
    { group: "units" },
    { group: "residents", title: "scrutineer", ...(await figure(stage, "r2")) },
    { group: "residents", title: "scrutineer", ...(await figure(stage, "r3")) },
    { group: "residents", ...(await resident(first, 4)) },
    { group: "residents", ...(await resident(second, 0)) },
  ]
  const groups = groupsOf("committee", "departments", "units", "property", "shops", "residents")
  const made = { name: "杏花街事会", kind: "streetCouncil", level: "street", groups, seats } as const
  await createBody(stage.house.store.in(streetScope(street)), made, stage.now(), stage.house.newId)
}

const streetOf = (place: Place | undefined): Id<"street"> => {
  if (!place?.street) throw new Error("the first community has no street")
  return streetId(place.street)
}
