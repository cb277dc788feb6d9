import type { Actions, Ask, Visitor } from "../../shared/ask.ts"
import type { Files, Subject } from "../../shared/ports.ts"
import type { Collection } from "../../shared/record.ts"
import { refuse as refuseAny } from "../../shared/refusals.ts"
import { communityScope, directoryScope } from "../../shared/scope.ts"
import { requestId } from "../joining/actions/entering.ts"
import { numberOn } from "../joining/actions/numbers.ts"
import { requests } from "../joining/records.ts"
import { communities, memberships, type Person, persons } from "../records.ts"
import { householdOnRoll } from "../roll/actions/reading.ts"
import { masked } from "../rules.ts"
import { mineActions } from "./actions/mine.ts"
import { tick } from "./actions/tick.ts"
import type { ownContract } from "./contract.ts"

type Me = Ask<unknown, Visitor>

export const ownActions = (collections: () => readonly Collection[], files: Files): Actions<typeof ownContract> => ({
  ...mineActions(collections),
  tick: tick(files, collections),

  me: async ask => {
    const { subject, member } = ask.by
    if (!subject) return { signedIn: false, communities: [] }
    const places = await placesOf(ask, subject)
    const person = member && (await ask.documents.read(persons, member.person))
    const request = await waiting(ask, subject, places)
    return {
      signedIn: true,
      communities: places
        .filter(place => place.standing === "here" || place.standing === "paused")
        .map(({ community, name, current, standing }) => ({
          community,
          name,
          current,
          withdrawn: standing === "paused",
        })),
      ...(member && person && { member: { ...(await described(ask, person)), community: member.community } }),
      ...(request && { request }),
    }
  },

  settings: ask =>
    ask.change(async tx => {
      const before = await tx.get(persons, ask.by.member.person)
      if (!before) throw refuseAny("notFound")
      const { name = before.name, language = before.language, elder = before.elder } = ask.input
      const { textsFrom, ...rest } = before
      const { texts = textsFrom !== undefined } = ask.input
      const since = texts ? { textsFrom: textsFrom ?? ask.now } : {}
      await tx.put(persons, before.person, { ...rest, name, language, elder, ...since })
      return { name, language, elder, texts }
    }),
})

const placesOf = async (ask: Me, subject: Subject) => {
  const membership = await ask.store.in(directoryScope(subject)).read(memberships, subject)
  return Promise.all(
    (membership?.places ?? []).map(async ({ community, person }) => {
      const documents = ask.store.in(communityScope(community))
      const standing = (await documents.read(persons, person))?.standing
      const name = (await documents.read(communities, community))?.name ?? ""
      return { community, name, standing, current: community === membership?.current }
    }),
  )
}

/** My request that was not approved, in the community where I am nobody yet. */
const waiting = async (ask: Me, subject: Subject, places: Awaited<ReturnType<typeof placesOf>>) => {
  for (const { community, standing } of places) {
    if (standing === "here" || standing === "paused") continue
    const found = await ask.store.in(communityScope(community)).read(requests, requestId(subject))
    if (!found || found.state === "approved") continue
    const { state, at, reason } = found
    return { community, state, at, ...(reason !== undefined && { reason }) }
  }
  return undefined
}

const described = async (ask: Me, person: Person) => {
  const row = person.household && (await householdOnRoll(ask.documents, person.household))
  const others = person.household ? await ask.documents.list(persons, { where: { household: person.household } }) : []
  const { name, roles, delegate, adult, language, elder } = person
  return {
    ...{ person: person.person, name, roles, delegate, adult, language, elder, consent: person.consent.version },
    ...(row && { door: { ...row } }),
    texts: { possible: row !== undefined && numberOn(row, person) !== undefined, on: person.textsFrom !== undefined },
    neighbours: others
      .filter(one => one.standing === "here" && one.person !== person.person)
      .map(one => ({ person: one.person, name: masked(one.name), adult: one.adult, delegate: one.delegate })),
  }
}
