import type { Actions, Ask } from "../shared/ask.ts"
import { comesWithin, type Due, noteDue, seeToDue } from "../shared/due.ts"
import { factOf } from "../shared/fact.ts"
import type { Announcer, Clock } from "../shared/ports.ts"
import { type Instant, instantOf, later, second } from "../shared/values/instant.ts"
import { announce } from "./announcing/actions.ts"
import type { Attach } from "./attaching/actions.ts"
import type { contract } from "./contract.ts"
import { actions as credits } from "./credits/actions.ts"
import { seeToEarly } from "./hearing/actions.ts"
import { actions as inbox } from "./inbox/actions.ts"
import { chainNow, actions as ordering } from "./ordering/actions.ts"
import { deliver, type Pass, type Turn } from "./outbox/delivering/actions.ts"
import { gathering } from "./outbox/gathering/actions.ts"
import { forgetRef } from "./outbox/settling/actions.ts"
import { spread } from "./outbox/spreading/actions.ts"
import { actions as reporting } from "./reporting/actions.ts"
import { forgetEntries, sweep } from "./sweeping/actions.ts"
import { tell } from "./telling/actions.ts"
import { actions as templates } from "./templates/actions.ts"
import { type VisitingWays, actions as visiting } from "./visiting/actions.ts"
import { actions as writing } from "./writing/actions.ts"
import { notices } from "./writing/records.ts"
import { queueOf } from "./writing/rules.ts"

/** Who an index must name for notices to reach people. */
export type Ports = VisitingWays & {
  readonly attach?: Attach
  readonly announcer?: Announcer
  /** By which a turn of the timer ends in time; without it, by its number of messages alone. */
  readonly clock?: Clock
}

type Timed = Ask<unknown, unknown>

/** So many messages a turn, over all communities. */
const messagesATurn = 400
/** So long a turn begins something (ms): two of them, and what was begun in them, end before the function's time (60 s) is over. */
const turnTakes = 20 * second
const lookAgainIn = 20 * second
const lookAgainSoon = 2 * second
/** Every notice has its pass, then each that has more has another. */
const roundsATurn = 4
/** A notice that is spread and messages that wait, or two notices, are seen to at the same time. */
const sideBySide = 2

const isTurnOver = ({ clock }: Ports, { now }: Timed): boolean =>
  clock !== undefined && clock() >= later(now, turnTakes)

/** Sees to facts that were told: each becomes a notice, once. */
const seeToFacts = (ports: Ports, ask: Timed): Promise<number> =>
  seeToDue(
    ask.store,
    "facts",
    ask.now,
    async due => {
      const fact = await factOf(ask.store, "facts", due, ask.now)
      if (typeof fact === "string") return fact
      const notice = await tell(ports, ask.store, due, fact, ask.now)
      if (notice !== undefined) await noteSpreading(ask, due, notice, { urgent: false })
      return "done"
    },
    failed(ask),
    { more: () => !isTurnOver(ports, ask) },
  )

const noteSpreading = (
  { store, now }: Timed,
  { scope }: Due,
  notice: string,
  weighed: Parameters<typeof queueOf>[0],
): Promise<void> => noteDue(store, queueOf(weighed), { at: now, scope, what: `spread:${notice}` })

/** Sees to notices of a queue that go out now, and to messages that wait. */
const seeToNotices = async (ports: Ports, ask: Timed, queue: ReturnType<typeof queueOf>): Promise<number> => {
  const { store, now, log } = ask
  const turn: Turn = { messages: messagesATurn, inVain: new Map(), isOver: () => isTurnOver(ports, ask) }
  const gathered = gathering()
  const once = () =>
    seeToDue(
      store,
      queue,
      now,
      async due => {
        const [word, notice = "", starts = ""] = due.what.split(":")
        if (word === "sweep") return sweep(store, store.in(due.scope), notice, now)
        if (word === "ref") return forgetRef(store.in(due.scope), due.what.slice("ref:".length))
        if (word === "receipt") return seeToEarly({ store, housematesOf: ports.housematesOf }, due, now)
        if (word === "forget") return forgetEntries(store.in(due.scope), notice, now)
        if (word === "send") return begin(ports, ask, due, notice, instantOf(Number(starts)))
        const pass: Pass = { ways: ports, store, documents: store.in(due.scope), now, log, turn, gathered }
        return word === "spread" ? spread(ports, pass, notice) : stillComing(await deliver(pass, notice), starts, now)
      },
      failed(ask),
      { atOnce: sideBySide, more: () => !turn.isOver() },
    )
  let seen = 0
  for (let round = 0; round < roundsATurn && turn.messages > 0; round++) {
    const found = await once()
    if (found === 0) break
    seen += found
  }
  return seen
}

/** What staff have sent again at a moment may still be on its way to the outbox: there is more to look for. */
const stillComing = (next: "done" | Instant, asked: string, now: Instant): "done" | Instant =>
  next === "done" && /^\d{12,14}$/.test(asked) && later(instantOf(Number(asked)), comesWithin) > now
    ? later(now, lookAgainIn)
    : next

/**
 * A notice whose ten seconds are over goes out; one that was undone does not. From then on it can be stopped and not undone:
 * a group may be hearing it already.
 */
const begin = async (
  ports: Ports,
  ask: Timed,
  due: Due,
  notice: string,
  starts: Instant,
): Promise<"done" | Instant> => {
  const documents = ask.store.in(due.scope)
  const goes = await documents.change(async tx => {
    const found = await tx.get(notices, notice)
    if (found?.starts !== starts) return false
    if (found.state === "set") await tx.put(notices, notice, { ...found, state: "going" })
    return true
  })
  // The change that sends it may still be on its way.
  if (!goes) return later(starts, comesWithin) <= ask.now ? "done" : later(ask.now, lookAgainIn)
  if (!(await announce(ports, documents, notice, ask.now))) return later(ask.now, lookAgainSoon)
  const found = await documents.read(notices, notice)
  if (found?.state !== "going") return "done"
  const chain = found.chain ?? (await chainNow(ports, documents, found))
  await documents.change(async tx => {
    const going = await tx.get(notices, notice)
    if (going?.state === "going") await tx.put(notices, notice, { ...going, chain })
  })
  await noteSpreading(ask, due, notice, found)
  return "done"
}

const failed = (ask: Timed) => (due: Due, error: unknown) =>
  ask.log.bug({ feature: "notices", step: due.what.split(":")[0] ?? "", tries: due.tries }, error)

export const actions = (ports: Ports): Actions<typeof contract> => ({
  ...inbox,
  ...credits,
  ...templates,
  ...ordering(ports),
  ...visiting(ports),
  ...writing(ports),
  ...reporting,
  tick: async ask => ({ seen: (await seeToNotices(ports, ask, "notices.urgent")) + (await seeToFacts(ports, ask)) }),
  deliver: async ask => ({ seen: await seeToNotices(ports, ask, "notices") }),
})
