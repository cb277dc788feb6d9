import { randomBytes } from "node:crypto"
import { setTimeout as wait } from "node:timers/promises"
import { randomId } from "#cloud/adapters/random-id"
import { createBody } from "#cloud/councils/actions"
import { presets } from "#cloud/councils/rules"
import { meetings } from "#cloud/meetings/calling/records"
import { addMember, createCommunity, startSession } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import { communityScope } from "#cloud/shared/scope"
import type { Store } from "#cloud/shared/store"
import { type Id, id } from "#cloud/shared/values/id"
import { hour, instantOf, later } from "#cloud/shared/values/instant"
import { startHost } from "../test/support/host.ts"
import { part } from "./timing.ts"

const people = 500
/** Within so many ms everybody checks in, and then votes. */
const checkInTime = 60_000
const votingTime = 10_000
/** How often the screen asks, and each phone that is in the hall. */
const screenPause = 1_000
const phonePause = 2_000

const community = id<"community">("hall")
const meeting = id<"meeting">("20260305T110000000-00000001")

/**
 * A hall of 500: everybody checks in with the code that the screen shows, within a minute, then votes within ten seconds, over
 * HTTP against a real host process on a durable store. Every phone that is in asks for the hall every two seconds, the screen
 * every second. Gives what was acknowledged, what was counted, and the greatest age of a figure on the screen: from the moment
 * it is of to the moment the next one has replaced it.
 */
export const hall = async (): Promise<object> => {
  const tokens: string[] = []
  let staff = ""
  const host = await startHost({
    seed: async store => {
      staff = await seed(store, tokens)
    },
  })
  const as = (token: string) => ({ token })
  await host.ask("meetings.openMeeting", { meeting }, as(staff))
  const screen = watch(host, staff)
  await screen.ready
  const times: number[] = []
  let refused = 0
  let phonePolls = 0
  const phones: Promise<void>[] = []
  let over = false
  const phone = async (token: string): Promise<void> => {
    while (!over) {
      await wait(phonePause)
      if (over) return
      const { status } = await host.call("meetings.hall", { meeting }, as(token))
      if (status === 200) phonePolls += 1
    }
  }
  const sendAll = async (within: number, send: (token: string, n: number) => Promise<number>): Promise<number> => {
    const began = performance.now()
    const done = await Promise.all(
      tokens.map(async (token, n) => {
        await wait(Math.max(0, (n * within) / people - (performance.now() - began)))
        const sent = performance.now()
        const status = await send(token, n)
        times.push(performance.now() - sent)
        return status
      }),
    )
    refused += done.filter(status => status !== 200).length
    return done.filter(status => status === 200).length
  }
  const arrived = await sendAll(checkInTime, async token => {
    const { status } = await host.call("meetings.checkIn", { meeting, code: screen.code() }, as(token))
    phones.push(phone(token))
    return status
  })
  const checkIns = summary(times.splice(0))
  await wait(screenPause * 2)
  const present = screen.present()
  const put = await host.ask<{ motion: string; vote: string }>(
    "meetings.openMotion",
    { meeting, item: "i1", seen: 0 },
    as(staff),
  )
  const acknowledged = await sendAll(votingTime, async (token, n) => {
    const choice = n % 5 === 0 ? "oppose" : "approve"
    const nonce = randomBytes(16).toString("hex")
    const { status } = await host.call(
      "votes.castSeat",
      { vote: put.vote, ballot: { kind: "motion", choice }, nonce },
      as(token),
    )
    return status
  })
  const casts = summary(times.splice(0))
  await host.ask("meetings.closeMotion", { motion: put.motion }, as(staff))
  const counted = await screen.counted()
  over = true
  await Promise.all(phones)
  const { oldest, polls } = await screen.stop()
  await host.stop()
  return {
    people,
    checkedIn: arrived,
    onTheScreen: present,
    ballotsAcknowledged: acknowledged,
    ballotsCounted: counted,
    lost: people - present + (acknowledged - counted),
    refused,
    checkIns,
    casts,
    screen: { polls, oldestFigureMs: oldest },
    phonePolls,
  }
}

interface Shown {
  readonly at: string
  readonly code?: { readonly code: string }
  readonly figures: { readonly present: number }
  readonly motions: readonly { readonly state: string; readonly tally?: { readonly cast: number } }[]
}

/** The screen: asks, shows, waits a second, asks again; keeps how old what it showed has ever been. */
const watch = (host: Awaited<ReturnType<typeof startHost>>, token: string) => {
  let shown: Shown | undefined
  let oldest = 0
  let polls = 0
  let stopping = false
  let first: () => void = () => undefined
  const ready = new Promise<void>(resolve => {
    first = resolve
  })
  const running = (async () => {
    while (!stopping) {
      const next = await host.ask<Shown>("meetings.hall", { meeting }, { token })
      if (shown) oldest = Math.max(oldest, Date.now() - Date.parse(shown.at))
      shown = next
      polls += 1
      first()
      await wait(screenPause)
    }
  })()
  return {
    ready,
    code: () => shown?.code?.code ?? "",
    present: () => shown?.figures.present ?? 0,
    counted: async (): Promise<number> => {
      while (shown?.motions[0]?.state !== "counted") await wait(200)
      return shown.motions[0].tally?.cast ?? 0
    },
    stop: async () => {
      stopping = true
      await running
      return { oldest, polls }
    },
  }
}

/** One community, its clerk, and a body of 500 seats, each with somebody in it who is signed in. */
const seed = async (store: Store, tokens: string[]): Promise<string> => {
  const now = instantOf(Date.now())
  const about = { community, name: "Hall", address: "Hall 1", clerk: "Clerk", phone: "0000-000000" }
  await createCommunity(store, about, now)
  const join = async (name: string, roles: readonly "staff"[]) => {
    const subject = `test:${name}` as Subject
    const person = await addMember(store, { subject, community, name, roles: [...roles] }, now)
    return { person, token: await startSession(store, subject, now, randomId) }
  }
  const clerk = await join("clerk", ["staff"])
  const held: Id<"person">[] = []
  for (let n = 0; n < people; n += 100) {
    const some = await Promise.all(Array.from({ length: 100 }, (_, k) => join(`seat${n + k}`, [])))
    for (const { person, token } of some) {
      held.push(person)
      tokens.push(token)
    }
  }
  const documents = store.in(communityScope(community))
  const { body } = await createBody(
    documents,
    {
      ...{ name: "Council", kind: "representativesAssembly", level: "community" },
      groups: [{ group: "residents", name: "Residents" }],
      charter: { ...presets.representativesAssembly, ballots: "secret", required: [] },
      seats: held.map(holder => ({ group: "residents", holder })),
    },
    now,
    randomId,
  )
  await documents.change(tx =>
    tx.create(meetings, meeting, {
      ...{ body, charter: 1, title: "Assembly", place: "Hall", state: "called", changes: 0, calendarKey: randomId() },
      ...{ begins: now, ends: later(now, hour), called: { at: now, by: clerk.person } },
      agenda: [{ item: id<"item">("i1"), kind: "motion", title: "Lamps", papers: [] }],
    }),
  )
  return clerk.token
}

const summary = (times: readonly number[]) => {
  const at = (share: number) => Math.round(part(times, share))
  return { p50: at(0.5), p99: at(0.99), worst: at(1) }
}
