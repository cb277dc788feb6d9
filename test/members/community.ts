import { openSheets } from "#cloud/adapters/sheet/sheets"
import { addMember, createCommunity, createHouseholds, type NewHousehold, whois } from "#cloud/members/actions"
import { collections, members } from "#cloud/members/index"
import type { Person } from "#cloud/members/records"
import { consentVersion } from "#cloud/members/rules"
import { digest } from "#cloud/shared/digest"
import type { Files, Subject } from "#cloud/shared/ports"
import type { Collection } from "#cloud/shared/record"
import { communityScope } from "#cloud/shared/scope"
import { type Feature, type Served, serve } from "#cloud/shared/serve"
import type { Store } from "#cloud/shared/store"
import { type Id, id } from "#cloud/shared/values/id"
import { type Instant, instant, later } from "#cloud/shared/values/instant"
import { elsewhere, home, sharedCollections } from "../support/house.ts"
import { openTemporaryStore } from "../support/store.ts"

export { elsewhere, home }

/**
 * Files kept in memory: what a roll is uploaded to, and what a marked sheet is fetched from. `from`: the number of the first
 * one, for a copy of a house that has files already.
 */
export const memoryFiles = (from = 0): Files & { readonly kept: Map<string, { bytes: Uint8Array; name: string }> } => {
  const kept = new Map<string, { bytes: Uint8Array; name: string }>()
  let made = from
  return {
    kept,
    save: async (bytes, name) => {
      const file = id<"file">(`file${made}`)
      made += 1
      kept.set(file, { bytes, name })
      return file
    },
    read: async file => kept.get(file),
    remove: async file => {
      kept.delete(file)
    },
    keep: async () => undefined,
  }
}

/**
 * Members behind the real front door, over a real store, with the real `whois`: two communities with a roll of three
 * households each, and a clerk. `through` may stand between the feature and its store, for faults.
 */
export const openMembers = async (
  options: {
    readonly more?: readonly Collection[]
    readonly others?: readonly Feature[]
    readonly through?: (store: Store) => Store
    /** Calls are counted, as they are outside of tests. */
    readonly limited?: true
  } = {},
) => {
  const all = [...sharedCollections, ...collections, ...(options.more ?? [])]
  const real = openTemporaryStore(all)
  const store = options.through?.(real) ?? real
  const files = memoryFiles()
  const bugs: unknown[] = []
  let now: Instant = instant("2026-03-02T01:00:00.000Z")
  let counter = 0
  const newId = (): string => {
    counter += 1
    return digest(`id ${counter}`).slice(0, 26)
  }
  const outside = { files, sheets: openSheets(), handOut: files.save, isOurs: async () => true }
  const door = serve([members(outside, () => all), ...(options.others ?? [])], {
    store,
    whois: whois(store),
    now: () => now,
    newId,
    log: { info: () => undefined, bug: (_, error) => bugs.push(error) },
    ...(!options.limited && { limited: false }),
  })
  type Who = Subject | "nobody" | "timer"
  const call = (who: Who, action: string, input: unknown = {}, key = newId()): Promise<Served> =>
    door({
      action: `members.${action}`,
      input,
      key,
      ...(who === "timer" ? { timer: true } : who === "nobody" ? {} : { subject: who }),
    })
  const ask = async <V>(who: Who, action: string, input: unknown = {}, key?: string): Promise<V> => {
    const { reply } = await call(who, action, input, key)
    if (!reply.ok)
      throw new Error(`${action}: ${reply.code} ${JSON.stringify(reply.details)} ${String(bugs.at(-1) ?? "")}`)
    return reply.value as V
  }
  const refusal = async (who: Who, action: string, input: unknown = {}, key?: string): Promise<string> => {
    const { status, reply } = await call(who, action, input, key)
    if (reply.ok) throw new Error(`${action} was accepted: ${JSON.stringify(reply.value)}`)
    if (status === 500) throw new Error(`${action}: ${String(bugs.at(-1))}`)
    return `${status} ${reply.code}`
  }
  /** Makes somebody a person at once, in `home` unless said otherwise. */
  const person = async (
    name: string,
    as: { roles?: Person["roles"]; household?: Id<"household">; adult?: boolean; community?: Id<"community"> } = {},
  ): Promise<Subject> => {
    const subject = `wx:${name}` as Subject
    const { community = home, ...rest } = as
    await addMember(store, { subject, community, name, ...rest }, now)
    return subject
  }

  const doors: NewHousehold[] = [
    { compound: "", building: "3", unit: "1", door: "101", contact: "王秀英", phone: "13800138000" },
    { compound: "", building: "3", unit: "1", door: "102", contact: "赵建国", phone: "" },
    { compound: "", building: "10", unit: "", door: "201", contact: "", phone: "" },
  ]
  const about = { address: "光明路 8 号院内", clerk: "陈敏", phone: "0472-5550188" }
  await createCommunity(real, { community: home, name: "杏福里社区", ...about }, now)
  await createCommunity(real, { community: elsewhere, name: "槐安里社区", ...about }, now)
  const [first, second, third] = await createHouseholds(real, home, doors, now)
  const [next] = await createHouseholds(real, elsewhere, doors, now)
  if (!first || !second || !third || !next) throw new Error("no households")
  const clerk = await person("陈敏", { roles: ["staff"] })

  return {
    store: real,
    /** All that is kept, by collection, scope and id. */
    everything: async (): Promise<ReadonlyMap<string, string>> => {
      const found = new Map<string, string>()
      for (const one of all)
        for (const { scope, id, body } of await real.rows(one)) found.set(`${one.name} ${scope} ${id}`, body)
      return found
    },
    files,
    bugs,
    documents: real.in(communityScope(home)),
    consent: consentVersion,
    households: [first, second, third] as const,
    /** The same address in the other community. */
    next,
    clerk,
    call,
    ask,
    refusal,
    person,
    newId,
    /** Somebody with an account whom nobody knows. */
    stranger: (name: string): Subject => `wx:${name}` as Subject,
    now: () => now,
    pass: (ms: number) => {
      now = later(now, ms)
    },
    upload: (bytes: Uint8Array, name = "名册.xlsx") => files.save(bytes, name),
    close: () => real.close(),
  }
}

export type Members = Awaited<ReturnType<typeof openMembers>>
