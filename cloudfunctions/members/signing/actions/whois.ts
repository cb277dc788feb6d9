import type { Member, PlacesOf, Subject, Whois } from "../../../shared/ports.ts"
import { communityScope, directoryScope } from "../../../shared/scope.ts"
import type { Store } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { communities, memberships, type Person, persons } from "../../records.ts"

type Place = { readonly community: Id<"community">; readonly person: Id<"person"> }

/** Who an account is in the community it acts in now; undefined for a visitor, and for one who withdrew, left or is forgotten. */
export const whois =
  (store: Store): Whois =>
  async (subject, also) => {
    const membership = await store.in(directoryScope(subject)).read(memberships, subject)
    const place = membership?.places.find(one => one.community === membership.current)
    if (!place) return undefined
    const documents = store.in(communityScope(place.community))
    const [person, community] = await Promise.all([
      documents.read(persons, place.person),
      also === "street" ? documents.read(communities, place.community) : undefined,
    ])
    return person?.standing === "here" ? memberOf(place.community, person, community?.street) : undefined
  }

const memberOf = (community: Id<"community">, person: Person, street: Id<"street"> | undefined): Member => ({
  person: person.person,
  community,
  scope: communityScope(community),
  roles: person.roles,
  ...(person.household && { household: person.household }),
  delegate: person.delegate,
  ...(street && { street }),
})

/** The person an account is in that community, whatever their standing; undefined when it never joined there. */
export const personIn = async (
  store: Store,
  subject: Subject,
  community: Id<"community">,
): Promise<Person | undefined> => {
  const membership = await store.in(directoryScope(subject)).read(memberships, subject)
  const place = membership?.places.find(one => one.community === community)
  return place && (await store.in(communityScope(community)).read(persons, place.person))
}

/** Where an account is somebody, and who, whatever their standing. */
export const placesOf =
  (store: Store): PlacesOf =>
  async subject => {
    const membership = await store.in(directoryScope(subject)).read(memberships, subject)
    return (membership?.places ?? []).map(({ community, person }) => ({ scope: communityScope(community), person }))
  }

/**
 * Says in the directory that this account is that person there; with `moves`, that it acts there from now on. Comes
 * before the person is saved: a membership without its person is nobody. Gives the person's id: the one the account had
 * there, or `fresh`.
 */
export const bind = (
  store: Store,
  subject: Subject,
  community: Id<"community">,
  fresh: Id<"person">,
  moves: boolean,
): Promise<Id<"person">> =>
  store.in(directoryScope(subject)).change(async tx => {
    const before = await tx.get(memberships, subject)
    const known = before?.places.find(one => one.community === community)
    const others = before?.places ?? []
    const places: Place[] = known ? others : [...others, { community, person: fresh }]
    await tx.put(memberships, subject, { current: moves || !before ? community : before.current, places })
    return known?.person ?? fresh
  })

/** Acts in another community the account has joined; false when it has not. */
export const moveTo = (store: Store, subject: Subject, community: Id<"community">): Promise<boolean> =>
  store.in(directoryScope(subject)).change(async tx => {
    const before = await tx.get(memberships, subject)
    if (!before?.places.some(one => one.community === community)) return false
    await tx.put(memberships, subject, { ...before, current: community })
    return true
  })

/** Forgets which person the account was there. */
export const unbind = (store: Store, subject: Subject, community: Id<"community">): Promise<void> =>
  store.in(directoryScope(subject)).change(async tx => {
    const before = await tx.get(memberships, subject)
    if (!before) return
    const places = before.places.filter(one => one.community !== community)
    const [first] = places
    if (!first) return tx.remove(memberships, subject)
    await tx.put(memberships, subject, { current: first.community, places })
  })
