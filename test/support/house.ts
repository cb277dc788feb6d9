import { dues } from "#cloud/shared/due"
import { facts } from "#cloud/shared/fact"
import { actHeads, acts } from "#cloud/shared/journal"
import { paces } from "#cloud/shared/often"
import type { Member, Subject } from "#cloud/shared/ports"
import type { Collection } from "#cloud/shared/record"
import { replies } from "#cloud/shared/replies"
import { communityScope } from "#cloud/shared/scope"
import { type Feature, type Served, serve } from "#cloud/shared/serve"
import type { Store } from "#cloud/shared/store"
import { id } from "#cloud/shared/values/id"
import { type Instant, instant, later } from "#cloud/shared/values/instant"
import { openTemporaryStore } from "./store.ts"

/** The collections that every assembly has. */
export const sharedCollections: readonly Collection[] = [dues, facts, replies, paces, acts, actHeads]

/** The community that tests live in, and its neighbour. */
export const home = id<"community">("home")
export const elsewhere = id<"community">("elsewhere")

/**
 * A house for tests of actions: the real front door over a real embedded store, a clock that stands still until it is
 * moved, ids that count up, and people who are whoever the test says they are (the `whois` port).
 */
export const openHouse = (
  assemble: (store: Store) => readonly Feature[],
  collections: readonly Collection[],
  options: { readonly now?: string; readonly limited?: true } = {},
) => {
  const store = openTemporaryStore([...sharedCollections, ...collections])
  const people = new Map<Subject, Member>()
  const bugs: unknown[] = []
  let now: Instant = instant(options.now ?? "2026-03-02T01:00:00.000Z")
  let counter = 0
  const nextId = () => {
    counter += 1
    return `id${String(counter).padStart(24, "0")}`
  }
  const door = serve(assemble(store), {
    store,
    whois: async subject => people.get(subject),
    now: () => now,
    newId: nextId,
    log: { info: () => undefined, bug: (_, error) => bugs.push(error) },
    ...(!options.limited && { limited: false }),
  })

  /** Whoever calls: a person's subject, nobody, or the timer. */
  type Who = Subject | "nobody" | "timer"
  const call = (who: Who, action: string, input: unknown = {}, key = nextId()): Promise<Served> =>
    door({ action, input, key, ...(who === "timer" ? { timer: true } : who === "nobody" ? {} : { subject: who }) })

  return {
    store,
    bugs,
    documents: store.in(communityScope(home)),
    now: () => now,
    at: (moment: string) => {
      now = instant(moment)
    },
    pass: (ms: number) => {
      now = later(now, ms)
    },
    /** Makes a person with these roles, perhaps delegate of a household, in `home` unless said otherwise. */
    person: (
      name: string,
      as: {
        roles?: Member["roles"]
        household?: string
        delegate?: boolean
        community?: Member["community"]
        street?: Member["street"]
      } = {},
    ): Subject => {
      const subject = `test:${name}` as Subject
      const community = as.community ?? home
      people.set(subject, {
        person: id<"person">(name),
        community,
        scope: communityScope(community),
        roles: as.roles ?? [],
        ...(as.household && { household: id<"household">(as.household) }),
        delegate: as.delegate ?? as.household !== undefined,
        ...(as.street && { street: as.street }),
      })
      return subject
    },
    call,
    /** Calls and gives the value; fails the test when refused. */
    ask: async <V>(who: Who, action: string, input: unknown = {}, key?: string): Promise<V> => {
      const { reply } = await call(who, action, input, key)
      if (!reply.ok)
        throw new Error(`${action}: ${reply.code} ${JSON.stringify(reply.details)} ${String(bugs.at(-1) ?? "")}`)
      return reply.value as V
    },
    /** Calls and gives status and code of the refusal; fails the test when it was accepted. */
    refusal: async (
      who: Who,
      action: string,
      input: unknown = {},
      key?: string,
    ): Promise<{ status: number; code: string }> => {
      const { status, reply } = await call(who, action, input, key)
      if (reply.ok) throw new Error(`${action} was accepted`)
      return { status, code: reply.code }
    },
    close: () => store.close(),
  }
}

export type House = ReturnType<typeof openHouse>
