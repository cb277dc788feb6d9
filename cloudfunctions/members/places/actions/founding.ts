import { digest } from "../../../shared/digest.ts"
import { notePruning } from "../../../shared/prune.ts"
import { communityScope, directoryScope, streetScope } from "../../../shared/scope.ts"
import type { Store } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import { type Community, communities } from "../../records.ts"
import { communityNames, scenes, streets } from "../records.ts"

/** The one shard of the directory that holds the names of all communities. */
export const namesScope = directoryScope("communities")

/** Where the code of a community's poster leads. */
export const landingPage = "/pages/members/landing"

/** Notes which community a printed scene is of, and which page it opens. A scene has at most 32 characters (WeChat). */
export const createScene = async (
  store: Store,
  scene: string,
  opens: { readonly community: Id<"community">; readonly page: string },
): Promise<void> => {
  if (!/^[\w!#$&'()*+,/:;=?@.~-]{1,32}$/.test(scene)) throw new RangeError("not a scene")
  await store.in(directoryScope(scene)).change(async tx => {
    const known = await tx.get(scenes, scene)
    if (known && known.community !== opens.community) throw new RangeError("the scene is another community's")
    await tx.put(scenes, scene, opens)
  })
}

/** The id of a street: the same for everybody who founds a community in it under the same name. */
export const streetId = (name: string): Id<"street"> => `s${digest(name.trim()).slice(0, 11)}` as Id<"street">

/** Makes a street; made once, repeated without effect. */
const createStreet = async (store: Store, name: string, now: Instant): Promise<Id<"street">> => {
  const street = streetId(name)
  await store.in(streetScope(street)).change(async tx => {
    if (!(await tx.get(streets, street))) await tx.create(streets, street, { name: name.trim(), since: now })
  })
  await notePruning(store, streetScope(street), now)
  return street
}

/**
 * Makes a community, its scene (its own id unless another is given), its public name, and the street it belongs to if that
 * is not there yet; made once, repeated without effect. Its roll is still empty.
 */
export const createCommunity = async (
  store: Store,
  made: Pick<Community, "name" | "address" | "clerk" | "phone"> & {
    readonly community: Id<"community">
    readonly scene?: string
    /** What its street is called ("杏花街道"): communities that name the same one have it in common. */
    readonly street?: string
  },
  now: Instant,
): Promise<void> => {
  const { community, scene = community, street: streetName, ...told } = made
  const street = streetName === undefined ? undefined : await createStreet(store, streetName, now)
  await createScene(store, scene, { community, page: landingPage })
  await store.in(communityScope(community)).change(async tx => {
    if (await tx.get(communities, community)) return
    await tx.create(communities, community, {
      ...told,
      ...{ scene, roll: "", households: 0, since: now },
      ...(street && { street }),
    })
  })
  await notePruning(store, communityScope(community), now)
  await store.in(namesScope).change(tx => tx.put(communityNames, community, { name: told.name }))
}

/** What a community is called; "" for one that is not served here. */
export const communityName = async (store: Store, community: Id<"community">): Promise<string> =>
  (await store.in(communityScope(community)).read(communities, community))?.name ?? ""

/** The street that a community belongs to and what it is called; undefined for one that belongs to none, or is not served here. */
export const streetOf = async (
  store: Store,
  community: Id<"community">,
): Promise<{ readonly street: Id<"street">; readonly name: string } | undefined> => {
  const street = (await store.in(communityScope(community)).read(communities, community))?.street
  const known = street && (await store.in(streetScope(street)).read(streets, street))
  return known && { street, name: known.name }
}
