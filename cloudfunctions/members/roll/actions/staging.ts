import { digest } from "../../../shared/digest.ts"
import { noteDue } from "../../../shared/due.ts"
import { changeLimit, type Documents, type Store, type Tx } from "../../../shared/store.ts"
import { dayLong, type Instant, later } from "../../../shared/values/instant.ts"
import { communities } from "../../records.ts"
import { undoDays } from "../../rules.ts"
import { type Roll, type RollHousehold, type RollPage, rollPages, rolls } from "../records.ts"
import { buildingId, type Door, householdId, pagesOf } from "./reading.ts"

/** So many households a document at most: about 60 kB, well under what every store takes. */
const pageSize = 400

/** A household as a new version of the roll shall have it. */
export type Row = Door & Omit<RollHousehold, "household" | "unit" | "door">

/** What a new version is made of: the pages it keeps, and the pages that must be written first. */
export interface Draft {
  readonly pages: Roll["pages"]
  readonly fresh: readonly { readonly id: string; readonly page: RollPage }[]
  readonly households: number
}

/** Takes all households that the version shall have, and the version before it; gives what is to be written. Pure. */
export const draft = (
  version: string,
  rows: Iterable<Row>,
  before: readonly (RollPage & { readonly id: string })[],
): Draft => {
  const buildings = new Map<string, Row[]>()
  for (const row of [...rows].sort(byAddress)) {
    const id = buildingId(row)
    const known = buildings.get(id)
    if (known) known.push(row)
    else buildings.set(id, [row])
  }
  const same = new Map(before.map(({ id, ...page }) => [fingerprint(page), id]))
  const fresh: { id: string; page: RollPage }[] = []
  const pages: Roll["pages"] = []
  for (const [building, members] of buildings) {
    for (let part = 0; part * pageSize < members.length; part++) {
      const page = pageOf(version, members.slice(part * pageSize, (part + 1) * pageSize))
      const known = same.get(fingerprint(page))
      const id = known ?? `${version}.${building}.${part}`
      if (!known) fresh.push({ id, page })
      const { compound, name } = page
      pages.push({ page: id, building: page.building, compound, name, households: page.households.length })
    }
  }
  return { pages, fresh, households: pages.reduce((sum, page) => sum + page.households, 0) }
}

const inOrder = new Intl.Collator("zh", { numeric: true }).compare

/** 2 号楼 comes before 10 号楼. */
const byAddress = (a: Door, b: Door): number =>
  inOrder(a.compound, b.compound) ||
  inOrder(a.building, b.building) ||
  inOrder(a.unit, b.unit) ||
  inOrder(a.door, b.door)

const pageOf = (roll: string, rows: readonly Row[]): RollPage => {
  const [first] = rows
  if (!first) throw new Error("a page of the roll has a household")
  return {
    roll,
    building: buildingId(first),
    compound: first.compound,
    name: first.building,
    households: rows.map(row => ({
      household: householdId(row),
      unit: row.unit,
      door: row.door,
      ...(row.area !== undefined && { area: row.area }),
      contact: row.contact,
      phone: row.phone,
    })),
  }
}

const fingerprint = (page: RollPage): string => digest(JSON.stringify([page.compound, page.name, page.households]))

/**
 * Writes the pages of a version that nobody sees yet, at most 49 a change; `told` runs in each of these changes with how
 * many of all pages are then written. May be begun again where it stopped.
 */
export const stage = async (
  documents: Documents,
  pages: Draft["fresh"],
  told: (tx: Tx, done: number) => Promise<void>,
): Promise<void> => {
  const step = changeLimit - 1
  for (let from = 0; from < pages.length; from += step) {
    const part = pages.slice(from, from + step)
    await documents.change(async tx => {
      for (const { id, page } of part) await tx.put(rollPages, id, page)
      await told(tx, from + part.length)
    })
  }
}

/** Makes a staged version true: one document names it. Gives false when the roll is no longer the one it was made from. */
export const makeTrue = async (
  tx: Tx,
  community: string,
  version: string,
  made: Omit<Roll, "pages" | "households">,
  { pages, households }: Draft,
): Promise<boolean> => {
  const current = await tx.get(communities, community)
  if (!current || current.roll !== made.before) return false
  await tx.create(rolls, version, { ...made, pages, households })
  await tx.put(communities, community, { ...current, roll: version, households })
  return true
}

/** Before a version is made true: notes that what it replaces may go after 30 days. */
export const noteReplaced = (store: Store, documents: Documents, version: string, now: Instant): Promise<void> =>
  noteDue(store, "members", { at: later(now, undoDays * dayLong), scope: documents.scope, what: `roll:${version}` })

/** The pages of a version with their ids. */
export const storedPages = async (
  documents: Documents,
  roll: Roll | undefined,
): Promise<(RollPage & { readonly id: string })[]> => {
  const found: (RollPage & { id: string })[] = []
  const ids = roll?.pages.map(one => one.page) ?? []
  for await (const page of pagesOf(documents, roll)) found.push({ ...page, id: ids[found.length] ?? "" })
  return found
}
