import * as z from "zod/mini"
import { earmark, grant, openFund } from "#cloud/funds/actions"
import { funds } from "#cloud/funds/index"
import { funds as books, entries } from "#cloud/funds/records"
import type { Actions } from "#cloud/shared/ask"
import { type Contract, writes } from "#cloud/shared/contract"
import { dues } from "#cloud/shared/due"
import { factId, facts } from "#cloud/shared/fact"
import type { Member, Subject } from "#cloud/shared/ports"
import { communityScope, dueScope } from "#cloud/shared/scope"
import { feature, type Reply, serve } from "#cloud/shared/serve"
import type { Documents, Store, Tx } from "#cloud/shared/store"
import { fen } from "#cloud/shared/values/fen"
import { id } from "#cloud/shared/values/id"
import { instant, later } from "#cloud/shared/values/instant"
import { countVote, freezeResult, openVote, stageVote } from "#cloud/votes/actions"
import { ballots, marks } from "#cloud/votes/casting/records"
import { results } from "#cloud/votes/closing/records"
import { votes } from "#cloud/votes/index"
import { countable, nonce, opens, planOf, seatOf, vote } from "../../votes/booth.ts"
import { type Chance, chanceOf, schedulerOf } from "./chance.ts"
import { type Disk, type Faults, type StoreFlaw, simulatedStore } from "./store.ts"

export const flaws = [
  "noConflict",
  "markNotUnique",
  "answersEarly",
  "halfChange",
  "balanceNotWritten",
  "replyNotKept",
  "factOutside",
  "dueLeftOut",
  "ballotApart",
  "markNotWritten",
  "newKeyOnRetry",
  "effectInStep",
  "timerNotIdempotent",
  "staleRead",
] as const
export type Flaw = (typeof flaws)[number] | StoreFlaw

const fund = id<"fund">("f1")
const home = communityScope(id<"community">("home"))
const seats = 4
const says = { zh: "试", en: "test" }
const empty = z.strictObject({})
const act = writes({ may: ["staff"], says, takes: empty, gives: empty, example: { takes: {}, gives: {} } })
const contract = {
  open: act,
  count: act,
  spend: act,
  award: { ...act, may: "timer" as const },
} as const satisfies Contract

const ownerOf = (flaw?: Flaw) => {
  const owner: Actions<typeof contract> = {
    open: async ask => {
      const staged = await stageVote(ask, planOf({ households: seats, changeAllowed: false }))
      return ask.change(async tx => {
        await openVote(tx, staged)
        await openFund(tx, fund, "Fund")
        await grant(tx, { fund, cause: "grant:first", amount: fen(1_000), source: "street", at: ask.now })
        return {}
      })
    },
    count: async ask => {
      const counted = await countVote(ask, vote)
      return ask.change(async tx => {
        await freezeResult(tx, counted)
        return {}
      })
    },
    spend: ask => {
      const cause = `spend:${ask.keyedId("spend")}`
      const audience = { to: "community" as const }
      const fact = { kind: "test.spent", about: cause, audience, page: "p", data: {}, at: ask.now }
      return ask.change(
        async tx => {
          const items = [{ project: cause, amount: fen(300) }]
          const movement = { fund, cause, items, at: ask.now }
          if (flaw === "effectInStep")
            await ask.documents.change(other => earmark(other, { ...movement, cause: ask.newId() }))
          await earmark(tx, movement)
          return {}
        },
        [fact],
      )
    },
    award: async ask => {
      const cause = flaw === "timerNotIdempotent" ? `award:${ask.newId()}` : "award:r1"
      const documents = ask.store.in(home)
      if (await documents.read(entries, cause)) return {}
      await documents.change(async tx => {
        if (await tx.get(entries, cause)) return
        await earmark(tx, { fund, cause, items: [{ project: "r1", amount: fen(100) }], at: ask.now })
      })
      return {}
    },
  }
  return feature("owner", contract, owner)
}

/** The store with a mistake between it and the features, as a careless step would make it. */
const flawed = (store: Store, flaw?: Flaw): Store => {
  const leftOut: Record<string, string> = {
    balanceNotWritten: "funds",
    replyNotKept: "replies",
    dueLeftOut: "dues",
    markNotWritten: "marks",
  }
  const apart: Record<string, string> = { factOutside: "facts", ballotApart: "ballots" }
  const skips = leftOut[flaw ?? ""]
  const later = apart[flaw ?? ""]
  if (!skips && !later && flaw !== "staleRead") return store
  const wrap = (documents: Documents): Documents => ({
    ...documents,
    change: async step => {
      let after: ((tx: Tx) => Promise<void>)[] = []
      const before = flaw === "staleRead" ? await documents.read(books, fund) : undefined
      const value = await documents.change(tx => {
        after = []
        return step({
          get: async (collection, at) => {
            const found = await tx.get(collection, at)
            return before && collection.name === "funds" ? (before as unknown as typeof found) : found
          },
          create: async (collection, at, body) => {
            if (collection.name === skips) return
            if (collection.name === later) after.push(other => other.create(collection, at, body))
            else await tx.create(collection, at, body)
          },
          put: async (collection, at, body) => {
            if (collection.name !== skips) await tx.put(collection, at, body)
          },
          remove: tx.remove.bind(tx),
        })
      })
      for (const write of after) await documents.change(write)
      return value
    },
  })
  return { in: scope => wrap(store.in(scope)), close: store.close }
}

const people = new Map<string, Member>()
const person = (name: string, more: Partial<Member>): Subject => {
  people.set(`test:${name}`, {
    person: id<"person">(name),
    community: id<"community">("home"),
    scope: home,
    roles: [],
    delegate: false,
    ...more,
  })
  return `test:${name}` as Subject
}
const staff = person("staff", { roles: ["staff"] })
const treasurer = person("treasurer", { roles: ["treasurer"] })
const delegates = Array.from({ length: seats }, (_, n) =>
  person(`p${n}`, { household: id<"household">(seatOf(n)), delegate: true }),
)

const doorOf = (store: Store, at: string, newId: () => string, flaw?: Flaw) =>
  serve([votes(), funds(), ownerOf(flaw)], {
    store,
    newId,
    whois: async subject => people.get(subject),
    now: () => instant(at),
    log: { info: () => undefined, bug: () => undefined },
    limited: false,
  })

const none = (): Faults => ({ crashBefore: 0, answerLost: 0, conflict: 0 })
let prepared: Promise<Disk> | undefined
/** The world before a history: a vote of four seats is open and 1,000 fen are in a fund. */
const prepare = async (): Promise<Disk> => {
  const disk: Disk = new Map()
  let n = 0
  const door = doorOf(simulatedStore({ disk, faults: none() }), opens, () => `id${String(n++).padStart(24, "0")}`)
  const { reply } = await door({ action: "owner.open", input: {}, key: "preparing-the-world", subject: staff })
  if (!reply.ok) throw new Error(reply.code)
  return disk
}

interface Request {
  readonly action: string
  readonly subject: Subject
  readonly input: unknown
  readonly key: string
  readonly seat?: number
  readonly answers: Reply[]
}
export interface History {
  readonly wrong: readonly string[]
  readonly steps: number
  readonly acknowledged: number
  readonly awards: number
  readonly faults: Faults & { repeats: number; duplicates: number; timers: number }
}

const requestsOf = (chance: Chance): Request[] => {
  const list: Request[] = []
  const add = (action: string, subject: Subject, input: unknown, seat?: number): void => {
    list.push({
      action,
      subject,
      input,
      key: `key-${String(list.length).padStart(16, "0")}`,
      answers: [],
      ...(seat !== undefined && { seat }),
    })
  }
  for (const [n, subject] of delegates.entries())
    for (let turn = 0; turn <= chance.below(2); turn++)
      add(
        "votes.cast",
        subject,
        {
          vote,
          ballot: { kind: "approval", options: [["lights"], ["bench"], []][chance.below(3)] },
          nonce: nonce(n * 10 + turn),
        },
        n,
      )
  for (let n = 0; n < 3; n++) add("owner.spend", staff, {})
  add("funds.grant", treasurer, { fund, amount: 50, source: "gift" })
  return list
}

/** Runs the history of a seed and says what is wrong in it; nothing in a sound house. */
export const runHistory = async (seed: number, flaw?: Flaw): Promise<History> => {
  prepared ??= prepare()
  const disk: Disk = new Map(await prepared)
  const chance = chanceOf(seed)
  const scheduler = schedulerOf(chance)
  const faults = { ...none(), repeats: 0, duplicates: 0, timers: 0 }
  let ids = 0
  const newId = () => `n${String(ids++).padStart(25, "0")}`
  const store = flawed(simulatedStore({ disk, chance, faults, pause: scheduler.pause, ...(flaw && { flaw }) }), flaw)
  // Two servers, whose clocks differ by up to 5 s.
  const doors = [
    doorOf(store, later(opens, 60_000), newId, flaw),
    doorOf(store, later(opens, 60_000 + chance.below(5_000)), newId, flaw),
  ]
  const door = () => doors[chance.below(2)] ?? doors[0]
  const requests = requestsOf(chance)
  const send = async (request: Request): Promise<void> => {
    const { action, subject, input } = request
    for (let tries = 0; tries < 8; tries++) {
      if (tries > 0) faults.repeats += 1
      const key = flaw === "newKeyOnRetry" ? `${request.key}-${tries}` : request.key
      await scheduler.pause()
      const served = await door()?.({ action, subject, input, key })
      if (!served || served.status === 500) continue
      request.answers.push(served.reply)
      return
    }
  }
  const timer = async (): Promise<void> => {
    faults.timers += 1
    await scheduler.pause()
    await door()?.({ action: "owner.award", input: {}, timer: true })
  }
  const work = requests.flatMap(request => {
    const twice = chance.in(0.3)
    if (twice) faults.duplicates += 1
    // Once more after the answer, as an impatient thumb does, or at the same time.
    return twice
      ? [send(request), send(request)]
      : [send(request).then(() => (chance.in(0.2) ? send(request) : undefined))]
  })
  const steps = await scheduler.run([...work, ...Array.from({ length: chance.below(3) }, timer)])
  const wrong = await check(simulatedStore({ disk, faults: none() }), disk, requests)
  const acknowledged = requests.filter(
    ({ action, answers }) => action === "votes.cast" && answers.some(({ ok }) => ok),
  ).length
  const awards = [...disk.keys()].filter(place => place.includes("\naward:")).length
  return { wrong, steps, acknowledged, awards, faults }
}

const total = ({ available, earmarked, committed, paid, returned }: Record<string, number>): number =>
  (available ?? 0) + (earmarked ?? 0) + (committed ?? 0) + (paid ?? 0) + (returned ?? 0)

const check = async (store: Store, disk: Disk, requests: readonly Request[]): Promise<string[]> => {
  const wrong: string[] = []
  const must = (holds: boolean, words: string) => void (holds || wrong.push(words))
  const documents = store.in(home)
  const [box, roll, book, told] = [
    await documents.list(ballots),
    await documents.list(marks),
    await documents.list(entries),
    await documents.list(facts),
  ]
  for (const [place, versions] of disk)
    if (/\n(ballots|entries|facts)\n/.test(place)) must(versions.length === 1, `${place} was written twice`)
  must(box.length === roll.length, "a seat has one ballot, and a ballot one seat")
  for (const mark of roll)
    must(
      box.some(one => one.id === mark.ballot),
      `${mark.seat}: the ballot of a mark is in the box`,
    )
  for (const { action, answers, seat, key } of requests) {
    must(
      new Set(answers.map(answer => JSON.stringify(answer))).size <= 1,
      `${action} ${key}: a repeat gives the first answer`,
    )
    for (const answer of answers) {
      if (!answer.ok || seat === undefined) continue
      const { receipt } = answer.value as { receipt: string }
      must(
        roll.some(mark => mark.seat === seatOf(seat) && mark.ballot === receipt),
        `${key}: an acknowledged ballot counts`,
      )
    }
  }
  const moved = (start: string) => book.filter(({ cause }) => cause.startsWith(start)).length
  const asked = (action: string) => requests.filter(request => request.action === action)
  const accepted = (action: string) => asked(action).filter(({ answers }) => answers.some(({ ok }) => ok)).length
  const unclear = (action: string) => asked(action).filter(({ answers }) => answers.length === 0).length
  for (const [action, start] of [
    ["owner.spend", "spend:"],
    ["funds.grant", "grant:n"],
  ] as const) {
    const entered = action === "funds.grant" ? moved("grant:") - 1 : moved(start)
    must(
      entered >= accepted(action) && entered <= accepted(action) + unclear(action),
      `${action}: acknowledged and entered are the same`,
    )
  }
  must(moved("award:") <= 1, "a timer awards once")
  must(
    book.every(({ cause }) => /^(spend|grant|award):/.test(cause)),
    "every entry has its cause",
  )
  const ordered = book.sort((a, b) => a.n - b.n)
  ordered.forEach(({ n, after }, index) => {
    must(n === index + 1, "entries of a fund are one after the other")
    must(
      total(after) === after.granted && Object.values(after).every(amount => amount >= 0),
      "money is conserved and never negative",
    )
  })
  const now = await documents.read(books, fund)
  must(JSON.stringify(now?.balances) === JSON.stringify(ordered.at(-1)?.after), "the balance is that of the last entry")
  must(told.length === moved("spend:"), "every happening has its fact")
  const due = await store.in(dueScope("facts")).list(dues)
  for (const fact of told)
    must(
      due.some(({ what }) => what === factId(fact)),
      "every fact is due",
    )
  if (wrong.length > 0) return wrong
  const { reply } = await doorOf(
    store,
    countable,
    () => "nobody",
  )({ action: "owner.count", input: {}, key: "counting-the-votes", subject: staff })
  const result = await documents.read(results, vote)
  must(reply.ok && result?.phone === roll.length && result.counted === box.length, "the result is the recount")
  return wrong
}
