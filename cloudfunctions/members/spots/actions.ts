import type { Actions } from "../../shared/ask.ts"
import { digest } from "../../shared/digest.ts"
import { refuse as refuseAny } from "../../shared/refusals.ts"
import { type Documents, every, type Stored, type Tx } from "../../shared/store.ts"
import { dayOf } from "../../shared/values/day.ts"
import type { Id } from "../../shared/values/id.ts"
import { dayLong, type Instant } from "../../shared/values/instant.ts"
import { communities } from "../records.ts"
import { currentRoll } from "../roll/actions/reading.ts"
import type { spotsContract } from "./contract.ts"
import { type Spot, scans, spots } from "./records.ts"
import { refuse } from "./refusals.ts"
import { countId, isInBuilding, type SpotKind, slips, spotKinds, spotsMost, timesMost } from "./rules.ts"

/** Documents a change. */
const aChange = 40

/** The number of a day in China since 1970. */
const dayNumber = (now: Instant): number => Math.round(Date.parse(dayOf(now)) / dayLong)

const letters = "abcdefghjkmnpqrstuvwxyz23456789"

/** The short key of a place, printed behind the community's own: always the same for the same place. */
const spotKey = (kind: SpotKind, building: string, words: string): string => {
  const hash = digest(`${kind}\n${building}\n${words}`)
  return Array.from({ length: 6 }, (_, at) => letters[Number.parseInt(hash.slice(at * 2, at * 2 + 2), 16) % 31]).join(
    "",
  )
}

const allSpots = async (documents: Documents): Promise<Stored<Spot>[]> => {
  const found: Stored<Spot>[] = []
  for await (const one of every(documents, spots)) found.push(one)
  return found
}

/** Step: saves a place, unless it was made before. */
const saveSpot = async (tx: Tx, key: string, told: Omit<Spot, "at">, at: Instant): Promise<void> => {
  if (!(await tx.get(spots, key))) await tx.create(spots, key, { ...told, at })
}

/** The place of a building's slips and the step that saves it; undefined where the community has no room for another. */
export const slipsIn = async (documents: Documents, building: Id<"building">, now: Instant) => {
  const key = spotKey("slips", building, "")
  const known = await allSpots(documents)
  if (known.length >= spotsMost && !known.some(({ id }) => id === key)) return undefined
  return { key, save: (tx: Tx) => saveSpot(tx, key, { kind: "slips", building }, now) }
}

/** Opened so often, by key: today, and in the last 7 and 30 days. */
const countsOf = async (documents: Documents, now: Instant) => {
  const today = dayNumber(now)
  const found = new Map<string, { today: number; week: number; month: number }>()
  for await (const { day, counts } of every(documents, scans))
    for (const [key, times] of Object.entries(counts)) {
      const before = found.get(key) ?? { today: 0, week: 0, month: 0 }
      found.set(key, {
        today: before.today + (day === today ? times : 0),
        week: before.week + (day > today - 7 ? times : 0),
        month: before.month + (day > today - 30 ? times : 0),
      })
    }
  return found
}

const none = { today: 0, week: 0, month: 0 }

export const spotsActions: Actions<typeof spotsContract> = {
  spots: async ({ documents, now }) => {
    const counts = await countsOf(documents, now)
    const pages = (await currentRoll(documents))?.pages ?? []
    const places = new Map(
      pages.map(({ building, compound, name }, at) => [building as string, { compound, name, at }]),
    )
    const rows = (await allSpots(documents)).map(({ id: key, kind, building, words }) => {
      const { at = pages.length, ...place } = places.get(building ?? "") ?? {}
      const order = [spotKinds.indexOf(kind), at] as const
      return {
        order,
        row: { key, kind, ...place, ...(words !== undefined && { words }), ...(counts.get(key) ?? none) },
      }
    })
    rows.sort(
      (a, b) =>
        a.order[0] - b.order[0] || a.order[1] - b.order[1] || (a.row.words ?? "").localeCompare(b.row.words ?? ""),
    )
    const bySlip = counts.get(slips)
    return {
      spots: [...rows.map(({ row }) => row), ...(bySlip ? [{ key: slips, kind: "slips" as const, ...bySlip }] : [])],
    }
  },

  addSpots: async ask => {
    const wanted = ask.input.spots.map(({ kind, building, words }) => {
      const inBuilding = isInBuilding(kind)
      if (inBuilding ? building === undefined : kind === "other" && words === undefined) throw refuse("whichBuilding")
      const told = {
        kind,
        ...(inBuilding && building && { building }),
        ...(kind === "other" && words !== undefined && { words }),
      }
      return { key: spotKey(kind, told.building ?? "", told.words ?? ""), ...told }
    })
    const buildings = new Set<string>((await currentRoll(ask.documents))?.pages.map(({ building }) => building))
    if (wanted.some(({ building }) => building !== undefined && !buildings.has(building))) throw refuseAny("notFound")
    const known = new Set((await allSpots(ask.documents)).map(({ id }) => id))
    const fresh = [...new Map(wanted.filter(({ key }) => !known.has(key)).map(one => [one.key, one])).values()]
    if (known.size + fresh.length > spotsMost) throw refuse("tooManySpots", { most: spotsMost, now: known.size })
    const save = async (tx: Tx, some: typeof fresh): Promise<void> => {
      for (const { key, ...told } of some) await saveSpot(tx, key, told, ask.now)
    }
    // The last of them go with the acknowledgement: a try that broke off leaves something for its repeat to do.
    const last = fresh.slice(-aChange)
    for (let at = 0; at < fresh.length - last.length; at += aChange)
      await ask.documents.change(tx => save(tx, fresh.slice(at, Math.min(at + aChange, fresh.length - last.length))))
    return ask.change(async tx => {
      await save(tx, last)
      return { spots: wanted }
    })
  },

  scanned: async ask => {
    const { community, key } = ask.input
    const known = key === slips ? ask.documents.read(communities, community) : ask.documents.read(spots, key)
    if (!(await known)) return { counted: false }
    const day = dayNumber(ask.now)
    const place = countId(day, ask.request.id)
    return ask.change(async tx => {
      const before = await tx.get(scans, place)
      const counts = before?.day === day ? before.counts : {}
      const times = counts[key] ?? 0
      if (times >= timesMost) return { counted: false }
      await tx.put(scans, place, { day, counts: { ...counts, [key]: times + 1 } })
      return { counted: true }
    })
  },
}
