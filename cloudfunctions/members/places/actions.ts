import type { Actions, Ask } from "../../shared/ask.ts"
import { refuse as refuseAny } from "../../shared/refusals.ts"
import { communityScope, directoryScope } from "../../shared/scope.ts"
import type { Store } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import { type Community, communities } from "../records.ts"
import { currentRoll, rollRows } from "../roll/actions/reading.ts"
import { landingPage, namesScope, streetOf } from "./actions/founding.ts"
import type { placesContract } from "./contract.ts"
import { communityNames, scenes } from "./records.ts"
import { refuse } from "./refusals.ts"

const about = (community: Id<"community">, { name, address, clerk, phone, scene, households }: Community) => ({
  community,
  name,
  address,
  clerk,
  phone,
  scene,
  households,
})

const found = async (store: Store, community: Id<"community">): Promise<Community> => {
  const known = await store.in(communityScope(community)).read(communities, community)
  if (!known) throw refuseAny("notFound")
  return known
}

/** What a scan opens. Without a scene or a name: the community one belongs to, or the only one served here. */
const opened = async (
  ask: Ask<{ scene?: string | undefined; community?: Id<"community"> | undefined }, unknown>,
  own?: Id<"community">,
) => {
  const { scene, community } = ask.input
  if (community !== undefined) return { community, page: landingPage }
  if (scene !== undefined) {
    const known = await ask.store.in(directoryScope(scene)).read(scenes, scene)
    if (!known) throw refuse("unknownScene")
    return known
  }
  if (own) return { community: own, page: landingPage }
  const [only, another] = await ask.store.in(namesScope).list(communityNames, { limit: 2 })
  if (!only || another) throw refuse("unknownScene")
  return { community: only.id as Id<"community">, page: landingPage }
}

export const placesActions: Actions<typeof placesContract> = {
  welcome: async ask => {
    const { community, page } = await opened(ask, ask.by.member?.community)
    const street = await streetOf(ask.store, community)
    return { ...about(community, await found(ask.store, community)), page, ...(street && { street: street.name }) }
  },

  communities: async ask => {
    const limit = ask.input.limit ?? 50
    const { after } = ask.input
    const named = await ask.store.in(namesScope).list(communityNames, { limit, ...(after !== undefined && { after }) })
    const next = named.length === limit ? named.at(-1)?.id : undefined
    return {
      communities: named.map(({ id, name }) => ({ community: id, name })),
      ...(next !== undefined && { next }),
    }
  },

  doors: async ask => {
    const { community, building } = ask.input
    await found(ask.store, community)
    if (building === undefined) return { compounds: await buildingsByCompound(ask.documents), units: [] }
    const units = new Map<string, { household: string; door: string }[]>()
    for await (const { unit, household, door } of rollRows(ask.documents, building))
      units.set(unit, [...(units.get(unit) ?? []), { household, door }])
    if (units.size === 0) throw refuseAny("notFound")
    return { compounds: [], units: [...units].map(([unit, doors]) => ({ unit, doors })) }
  },

  describe: async ask => {
    const { community } = ask.by.member
    await ask.store.in(namesScope).change(tx => tx.put(communityNames, community, { name: ask.input.name }))
    return ask.change(async tx => {
      const before = await tx.get(communities, community)
      if (!before) throw refuseAny("notFound")
      const after = { ...before, ...ask.input }
      await tx.put(communities, community, after)
      return about(community, after)
    })
  },
}

const buildingsByCompound = async (documents: Parameters<typeof currentRoll>[0]) => {
  const compounds = new Map<string, Map<string, { building: string; name: string; households: number }>>()
  for (const { compound, building, name, households } of (await currentRoll(documents))?.pages ?? []) {
    const buildings = compounds.get(compound) ?? new Map()
    const before = buildings.get(building)?.households ?? 0
    buildings.set(building, { building, name, households: before + households })
    compounds.set(compound, buildings)
  }
  return [...compounds].map(([compound, buildings]) => ({ compound, buildings: [...buildings.values()] }))
}
