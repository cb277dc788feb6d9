import { features, subjectOfSession, whois } from "#cloud/host/features"
import { startSession } from "#cloud/members/actions"
import { digest } from "#cloud/shared/digest"
import type { LiveCards, PrivateCards, Subject } from "#cloud/shared/ports"
import { type Served, serve } from "#cloud/shared/serve"
import type { Store } from "#cloud/shared/store"
import { dayLong, type Instant, instant, later } from "#cloud/shared/values/instant"
import { memoryFiles } from "../members/community.ts"

export type Who = Subject | "nobody" | "timer"

/** The real front door over a store, with a clock that is moved by hand; everything it logs is kept. */
export const doorTo = (
  store: Store,
  files = memoryFiles(),
  start = instant("2026-03-02T01:00:00.000Z"),
  seed = "a",
) => {
  const bugs: { readonly action: unknown; readonly error: unknown }[] = []
  const lines: string[] = []
  let now: Instant = start
  let counter = 0
  const newId = (): string => {
    counter += 1
    return digest(`${seed} ${counter}`).slice(0, 26)
  }
  const log = {
    info: (line: object) => void lines.push(JSON.stringify(line)),
    bug: (line: Readonly<Record<string, unknown>>, error: unknown) => {
      lines.push(JSON.stringify(line))
      bugs.push({ action: line.action, error })
    },
  }
  const robots = {
    secret: "of the doors",
    reaches: () => false,
    robot: () => ({ show: async () => ({ sent: true }) as const }),
  }
  const live: LiveCards = {
    begin: async () => ({ begun: true, activity: "1048_of-the-doors", until: later(now, dayLong) }),
    show: async () => ({ changed: true }),
  }
  const alone: PrivateCards = { begin: live.begin }
  const outside = { store, files, now: () => now, newId, log, robots, live, alone }
  const list = features(outside)
  const door = serve(list, { ...outside, whois: whois(store), limited: false })
  const call = (who: Who, action: string, input: unknown = {}, key = newId()): Promise<Served> =>
    door({ action, input, key, ...(who === "timer" ? { timer: true } : who === "nobody" ? {} : { subject: who }) })
  return {
    ...{ store, files, bugs, lines, call, newId, door },
    now: () => now,
    pass: (ms: number) => {
      now = later(now, ms)
    },
    actions: list.flatMap(({ name, contract }) =>
      Object.entries(contract).map(([word, spec]) => [`${name}.${word}`, spec] as const),
    ),
    /** Calls and gives the value; fails the test when refused. */
    ask: async <V>(who: Who, action: string, input: unknown = {}): Promise<V> => {
      const { reply } = await call(who, action, input)
      if (!reply.ok)
        throw new Error(`${action}: ${reply.code} ${JSON.stringify(reply.details)} ${String(bugs.at(-1)?.error ?? "")}`)
      return reply.value as V
    },
    /** Who a session of this account was that nobody has used for so long. */
    afterLong: async (subject: Subject, ms: number): Promise<Subject | undefined> =>
      subjectOfSession(store, await startSession(store, subject, later(now, -ms), newId), now),
  }
}
export type Door = ReturnType<typeof doorTo>
