import { bodyOf, charterOf, seatsOfPerson, seatsOn } from "../../../councils/actions.ts"
import { buildingsOf } from "../../../members/actions.ts"
import type { Fact } from "../../../shared/fact.ts"
import type { Member } from "../../../shared/ports.ts"
import { communityOf, type Scope } from "../../../shared/scope.ts"
import { type Documents, every, type Store, type Tx } from "../../../shared/store.ts"
import { dayOf } from "../../../shared/values/day.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import { counting } from "../../polls/actions.ts"
import { endorsementCounts, endorsementId, endorsements, type Topic, topics } from "../records.ts"
import { refuse } from "../refusals.ts"
import { endorsementsNeeded } from "../rules.ts"

/** Those who see topics that are not shown yet, and decide what becomes of them. */
export const arranges = ({ roles }: Member): boolean => roles.includes("staff") || roles.includes("committee")

/** Whether somebody may read a topic: all of what is shown; what waits or was taken back, the office and who proposed it. */
export const maySee = (topic: Pick<Topic, "state" | "shownAt" | "by" | "ended">, member: Member): boolean =>
  topic.shownAt !== undefined || arranges(member) || topic.by === member.person

/** Step: takes a change or the documents; gives a topic without its id. Refuses `meetings.noSuchTopic` (404). */
export const topicIn = async (from: Pick<Tx, "get"> | Documents, topic: Id<"topic">): Promise<Topic> => {
  const found = await ("get" in from ? from.get(topics, topic) : from.read(topics, topic))
  if (!found) throw refuse("noSuchTopic")
  const { id: _, ...body } = found
  return body
}

export const pageOf = (scope: Scope, topic: string): string =>
  `/pages/meetings/topic?topic=${topic}${communityOf(scope) === undefined ? "&at=street" : ""}`

/** How many have endorsed a topic by now: at most sixteen documents. */
export const countOf = async (documents: Documents, topic: Id<"topic">): Promise<number> =>
  (await documents.list(endorsementCounts, { where: { topic } })).reduce((sum, { count }) => sum + count, 0)

/** What a topic of a body needs now: a share of the households of the roll, or of the seats that are held. */
export const thresholdOf = async (
  store: Store,
  documents: Documents,
  body: Id<"body">,
  now: Instant,
): Promise<NonNullable<Topic["threshold"]>> => {
  const { of, share } = (await charterOf(documents, body)).endorsement
  if (of === "seats") {
    const base = counting(await seatsOn(documents, body, dayOf(now))).length
    return { of, base, needed: endorsementsNeeded(base, share) }
  }
  if (communityOf(documents.scope) === undefined) throw refuse("notARoll")
  const buildings = await buildingsOf(store)(documents.scope, { to: "community" })
  const base = buildings.reduce((sum, { households }) => sum + households, 0)
  return { of, base, needed: endorsementsNeeded(base, share) }
}

/** For what a member may endorse: the household, or each seat they hold; undefined or none when they may not. */
export const unitsOf = async (
  documents: Documents,
  { body, threshold }: Topic,
  member: Member,
  now: Instant,
): Promise<readonly string[]> => {
  if (threshold?.of === "residents") return member.household === undefined ? [] : [member.household]
  const seats = await seatsOfPerson(documents, body, member.person, dayOf(now))
  return counting(seats)
    .filter(({ holder }) => holder === member.person)
    .map(({ seat }) => seat)
}

/** Whether the member's household or seats have endorsed it, and whether it was the member. */
export const endorsedFor = async (
  documents: Documents,
  topic: Id<"topic">,
  units: readonly string[],
  person: string,
) => {
  const found = await Promise.all(units.map(unit => documents.read(endorsements, endorsementId(topic, unit))))
  const there = found.filter(one => one !== undefined)
  return { endorsed: there.length > 0, mine: there.some(one => one.person === person) }
}

/** A fact for whoever proposed a topic and those who endorsed it, at most 500. */
export const factFor = async (
  documents: Documents,
  topic: Id<"topic">,
  { by, title, body }: Topic,
  kind: string,
  data: Fact["data"],
  at: Instant,
): Promise<Fact> => {
  const persons = new Set([by])
  for await (const { person } of every(documents, endorsements, { topic })) if (persons.size < 500) persons.add(person)
  const { name } = await bodyOf(documents, body)
  return {
    kind,
    about: topic,
    audience: { to: "persons", persons: [...persons] },
    page: pageOf(documents.scope, topic),
    data: { title, body: name, ...data },
    at,
  }
}

/** A fact for the staff of a community; a street's staff are told nothing, they look at the desk. */
export const factForStaff = (
  scope: Scope,
  topic: Id<"topic">,
  kind: string,
  data: Fact["data"],
  at: Instant,
): readonly Fact[] =>
  communityOf(scope) === undefined
    ? []
    : [
        {
          kind,
          about: topic,
          audience: { to: "roles", roles: ["staff"] },
          page: pageOf(scope, topic),
          data,
          at,
        },
      ]
