import { digest } from "../../../shared/digest.ts"
import type { Documents } from "../../../shared/store.ts"
import type { Area } from "../../../shared/values/area.ts"
import type { Id } from "../../../shared/values/id.ts"
import { communities } from "../../records.ts"
import { type Roll, type RollHousehold, type RollPage, rollPages, rolls } from "../records.ts"

/** Where a household is, in the roll's own words: compound ("" when the community is one), building, unit ("" for none), door. */
export interface Door {
  readonly compound: string
  readonly building: string
  readonly unit: string
  readonly door: string
}

/** A building's id is made of its address, so that the same sheet finds the same building again. */
export const buildingId = (door: Pick<Door, "compound" | "building">): Id<"building"> =>
  `b${digest(`${door.compound}\n${door.building}`).slice(0, 11)}` as Id<"building">

/** A household's id begins with its building's and is made of its address; it is also the id of its seat. */
export const householdId = (door: Door): Id<"household"> =>
  `${buildingId(door)}-${digest(`${door.unit}\n${door.door}`).slice(0, 12)}` as Id<"household">

/** The building a household is in, told from its id alone. */
export const buildingOf = (household: Id<"household">): Id<"building"> =>
  (household.split("-", 1)[0] ?? "") as Id<"building">

/** The version of the roll that is true now, or undefined while a community has none. Takes a community's documents. */
export const currentRoll = async (documents: Documents): Promise<(Roll & { readonly id: string }) | undefined> => {
  const [community] = await documents.list(communities, { limit: 1 })
  return community?.roll ? documents.read(rolls, community.roll) : undefined
}

/** All pages of a version, building by building. */
export async function* pagesOf(documents: Documents, roll: Roll | undefined): AsyncGenerator<RollPage> {
  for (const { page } of roll?.pages ?? []) {
    const found = await documents.read(rollPages, page)
    if (!found) throw new Error("a page of the roll is gone")
    yield found
  }
}

/** A household on the roll with its address, or undefined when it is not on it. */
export const householdOnRoll = async (
  documents: Documents,
  household: Id<"household">,
): Promise<(RollHousehold & Door) | undefined> => {
  const building = buildingOf(household)
  const roll = await currentRoll(documents)
  for (const { page } of roll?.pages.filter(one => one.building === building) ?? []) {
    const found = await documents.read(rollPages, page)
    const row = found?.households.find(one => one.household === household)
    if (found && row) return { ...row, compound: found.compound, building: found.name }
  }
  return undefined
}

/**
 * Every household of the roll that is true now, as the seat it has in a vote: the seat's id is the household's.
 * Takes the documents of a community.
 */
export async function* householdSeats(documents: Documents): AsyncGenerator<{
  readonly seat: Id<"seat">
  readonly household: Id<"household">
  readonly building: Id<"building">
  readonly area?: Area
}> {
  for await (const page of pagesOf(documents, await currentRoll(documents)))
    for (const { household, area } of page.households)
      yield {
        seat: household as string as Id<"seat">,
        household,
        building: page.building,
        ...(area !== undefined && { area }),
      }
}

/** The households of some buildings, or of all, with their addresses, in the order of the roll. */
export async function* rollRows(
  documents: Documents,
  building?: Id<"building">,
): AsyncGenerator<RollHousehold & Door & { readonly buildingId: Id<"building"> }> {
  const roll = await currentRoll(documents)
  const wanted = roll && { ...roll, pages: roll.pages.filter(one => !building || one.building === building) }
  for await (const page of pagesOf(documents, wanted))
    for (const row of page.households)
      yield { ...row, compound: page.compound, building: page.name, buildingId: page.building }
}
