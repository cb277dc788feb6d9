import { Change, type Row, stored, type Written } from "#cloud/adapters/store/change"
import type { Collection } from "#cloud/shared/record"
import type { Scope } from "#cloud/shared/scope"
import { Conflict, type Documents, listLimit, type Store, type Stored, type Tx, type Wanted } from "#cloud/shared/store"
import type { Chance } from "./chance.ts"

/** The process has gone, or its answer has: the caller knows nothing. */
export class Gone extends Error {
  override readonly name = "Gone"
}

export const faultKinds = ["crashBefore", "answerLost", "conflict"] as const
export type Faults = Record<(typeof faultKinds)[number], number>

/** What a planted store does wrong. */
export type StoreFlaw = "noConflict" | "markNotUnique" | "answersEarly" | "halfChange"

interface Version extends Row {
  /** The commit that wrote it. */
  readonly n: number
  readonly gone?: true
}
/** Documents by place, each with its versions, oldest first. Versions are never changed, so a copy of the map is a world. */
export type Disk = Map<string, readonly Version[]>

const shelf = (scope: Scope, { name }: Pick<Collection, "name">): string => `${scope}\n${name}\n`

/** A store in memory with snapshot isolation, the first to commit wins, that pauses at every call and fails by chance. */
export const simulatedStore = (world: {
  readonly disk: Disk
  readonly pause?: () => Promise<void>
  readonly chance?: Chance
  readonly faults: Faults
  readonly flaw?: string
}): Store => {
  const { disk, chance, faults, flaw } = world
  const pause = world.pause ?? (async () => undefined)
  let commits = Math.max(0, ...[...disk.values()].map(versions => versions.at(-1)?.n ?? 0))
  const at = (place: string, n: number): Version | undefined => {
    const version = disk.get(place)?.findLast(one => one.n <= n)
    return version?.gone ? undefined : version
  }
  const happens = (kind: keyof Faults, share: number): boolean => {
    const does = chance?.in(share) ?? false
    if (does) faults[kind] += 1
    return does
  }
  const commit = (scope: Scope, written: readonly Written[], snapshot: number): void => {
    for (const { collection, id } of written) {
      const latest = disk.get(shelf(scope, collection) + id)?.at(-1)
      if (flaw === "noConflict" || (flaw === "markNotUnique" && collection.name === "marks")) continue
      if (latest && latest.n > snapshot) throw new Conflict("somebody else was first")
    }
    commits += 1
    for (const { collection, id, body } of written) {
      const place = shelf(scope, collection) + id
      const version = {
        id,
        version: collection.version,
        body: body ?? "",
        n: commits,
        ...(body === undefined && { gone: true as const }),
      }
      disk.set(place, [...(disk.get(place) ?? []), version])
    }
  }
  const once = async <T>(scope: Scope, step: (tx: Tx) => Promise<T>): Promise<T> => {
    const snapshot = commits
    const look = async (collection: Collection, id: string) => {
      await pause()
      return at(shelf(scope, collection) + id, snapshot)
    }
    const change = new Change<Version>({ scope, known: () => undefined, look, blind: false })
    const value = await step(change)
    const written = [...change.written()]
    await pause()
    if (happens("conflict", 0.03)) throw new Conflict("by chance")
    if (happens("crashBefore", 0.03)) {
      if (flaw === "answersEarly") return value
      if (flaw === "halfChange") commit(scope, written.slice(0, 1), snapshot)
      throw new Gone("before it was saved")
    }
    commit(scope, written, snapshot)
    await pause()
    if (happens("answerLost", 0.03)) throw new Gone("after it was saved")
    return value
  }
  const documentsOf = (scope: Scope): Documents => ({
    scope,
    change: async step => {
      for (let tries = 1; ; tries++) {
        try {
          return await once(scope, step)
        } catch (error) {
          if (!(error instanceof Conflict) || tries === 8) throw error
        }
      }
    },
    read: async (collection, id) => {
      await pause()
      return stored(collection, at(shelf(scope, collection) + id, commits))
    },
    list: async <Body, By extends string>(collection: Collection<Body, By>, wanted: Wanted<By> = {}) => {
      await pause()
      const start = shelf(scope, collection)
      const { after, where = {}, limit = listLimit, newestFirst } = wanted
      const found = [...disk.keys()]
        .filter(place => place.startsWith(start))
        .flatMap(place => stored(collection, at(place, commits)) ?? [])
        .filter(one => after === undefined || (newestFirst ? one.id < after : one.id > after))
        .filter(one => Object.entries(where).every(([field, value]) => one[field as keyof typeof one] === value))
        .sort((a, b) => (a.id < b.id ? -1 : 1))
      return (newestFirst ? found.reverse() : found).slice(0, Math.min(limit, listLimit)) as Stored<Body>[]
    },
  })
  return { in: documentsOf, close: async () => undefined }
}
