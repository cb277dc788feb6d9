import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { randomId } from "#cloud/adapters/random-id"
import { openEmbedded } from "#cloud/adapters/store/embedded"
import { collections } from "#cloud/host/features"
import { keepSimulatedTemplates } from "#cloud/host/wechat/setup"
import { addMember, startSession } from "#cloud/members/actions"
import { persons } from "#cloud/members/records"
import { enter } from "#cloud/notices/credits/actions"
import { messages } from "#cloud/notices/outbox/records"
import type { Subject } from "#cloud/shared/ports"
import { communityScope } from "#cloud/shared/scope"
import { every, type Store } from "#cloud/shared/store"
import { instantOf, msOf } from "#cloud/shared/values/instant"
import { ballotOf, community, optionIds, seedElectorate } from "../test/support/electorate.ts"
import { morningAfter } from "../test/support/morning.ts"
import { temporaryFolder } from "../test/support/store.ts"
import { post, sendAt } from "./load.ts"
import { hundredths, partsOf, ratioOf, type Taken, tenths } from "./spread-figures.ts"
import { sendNotice } from "./spread-sending.ts"
import { startSpreading, startStandIn } from "./spreading.ts"
import type { Phone } from "./stand-in.ts"

/** Persons in one community, all of whom are told; fewer by WEIYI_PEOPLE for a quick look. */
const people = Number(process.env.WEIYI_PEOPLE ?? 30_000)
/** What the stand-in for WeChat takes. */
const perSecond = 100
/** Ballots that come in meanwhile, whether answers do or not: a hall of 500 within ten seconds. */
const ballotsPerSecond = 50
/** Seconds of ballots alone, before the notice and after it; and before that until what the host does often is compiled. */
const alone = Math.min(60, people / 500)
const warming = Math.min(40, people / 500)

const staff = "test:staff" as Subject
const documentsOf = (store: Store) => store.in(communityScope(community))

/** The electorate, a member of staff, and one consent of everybody's in our books; gives the phones that agreed. */
const seed = async (store: Store) => {
  const now = instantOf(Date.now())
  const { tokens } = await seedElectorate(store, people)
  await addMember(store, { subject: staff, community, name: "Staff", roles: ["staff"] }, now)
  await keepSimulatedTemplates(store)
  const documents = documentsOf(store)
  const phones: Phone[] = []
  for await (const { id, person, subjects } of every(documents, persons)) {
    await documents.change(tx => enter(tx, { person, template: "news" }, "accept", `bench-${id}`, now))
    phones.push({ person, subject: subjects[0] ?? "" })
  }
  return { tokens, token: await startSession(store, staff, now, randomId), phones }
}

/**
 * One notice to 30,000 persons while ballots come in: how long it takes beside what the stand-in's limit allows, whether memory
 * stays flat, and what it does to the ballots' p99 (ms). `asked`: for who asks, when it is due. `host`: from when the machine
 * has it until the host has answered, with the wait for being heard. `inside`: from when the host has heard it. All share the
 * machine's cores, so that who asks waits for the stand-in for WeChat too.
 */
export const measure = async (): Promise<object> => {
  const folder = temporaryFolder()
  const directory = join(folder.path, "host")
  const store = openEmbedded({ directory, collections, unsafe: true })
  const seeded = await seed(store)
  await store.close()
  const told = seeded.phones.length
  const standIn = await startStandIn(seeded.phones, perSecond)
  // Phones are silent at night: the host's clock then stands at the next morning in China.
  const now = Date.now()
  const morning = morningAfter(now)
  const ahead = morning === undefined ? 0 : msOf(morning) - now
  const host = await startSpreading(directory, standIn.base, ahead)

  let cast = 0
  const ballots = async (seconds: number, going?: () => boolean): Promise<Taken> => {
    const first = cast
    const some = seeded.tokens
      .slice(first, first + Math.ceil(seconds * ballotsPerSecond))
      .map((token, n) => ballot(token, first + n))
    const outcomes = await sendAt(host.port, some, ballotsPerSecond, going)
    cast += outcomes.length
    const bad = outcomes.find(({ status }) => status !== 200)
    if (bad || outcomes.length === 0) throw new Error(`a ballot was answered ${bad?.status}`)
    const sent = new Map(outcomes.map(({ sent }, n) => [keyOf(first + n), sent]))
    const answered = await host.ballots()
    return {
      asked: outcomes.map(({ ms }) => ms),
      host: answered.map(([key, , at]) => at - (sent.get(key) ?? Number.NaN)),
      inside: answered.map(([, heard, at]) => at - heard),
    }
  }
  await ballots(warming)
  const before = await ballots(alone)

  const began = await sendNotice(host.port, seeded.token, told, ahead)
  host.forget()
  let ended: number | undefined
  const done = (): boolean => {
    if (ended === undefined && standIn.taken() >= told) ended = performance.now()
    return ended !== undefined
  }
  // What is left of the voters, but for those who come afterwards.
  const most = Math.floor((seeded.tokens.length - cast) / ballotsPerSecond - alone)
  const meanwhile = await ballots(most, () => !done())
  while (!done()) await wait(100)
  const memory = host.memory()
  await wait(5_000)
  const after = await ballots(alone)
  await host.stop()
  standIn.stop()
  const sent = await countSent(directory)
  folder.remove()

  const seconds = ((ended ?? Number.NaN) - began) / 1000
  const allowed = told / perSecond
  const apart = {
    asked: [...before.asked, ...after.asked],
    host: [...before.host, ...after.host],
    inside: [...before.inside, ...after.inside],
  }
  return {
    people: told,
    ...sent,
    seconds: tenths(seconds),
    limitAllows: allowed,
    ratio: hundredths(seconds / allowed),
    memoryMB: memory,
    ballots: {
      perSecond: ballotsPerSecond,
      meanwhile: meanwhile.asked.length,
      alone: before.asked.length + after.asked.length,
    },
    before: partsOf(before),
    after: partsOf(after),
    apart: partsOf(apart),
    meanwhile: partsOf(meanwhile),
    p99Ratio: {
      asked: ratioOf(meanwhile.asked, apart.asked),
      host: ratioOf(meanwhile.host, apart.host),
      inside: ratioOf(meanwhile.inside, apart.inside),
    },
  }
}

const nonceOf = (at: number): string => at.toString(16).padStart(32, "0")
const keyOf = (at: number): string => `key-${nonceOf(at)}`

const ballot = (token: string, at: number): Buffer => {
  const nonce = nonceOf(at)
  const chosen = optionIds.filter((_, n) => (at >> n) & 1)
  const headers = { authorization: `Bearer ${token}`, "idempotency-key": keyOf(at) }
  return post("/call/votes.cast", ballotOf(chosen, nonce), headers)
}

/** What the outbox says afterwards: sent, and everything else. */
const countSent = async (directory: string) => {
  const store = openEmbedded({ directory, collections })
  let [sent, others] = [0, 0]
  for await (const { state } of every(documentsOf(store), messages)) {
    if (state === "sent") sent += 1
    else others += 1
  }
  await store.close()
  return { sent, others }
}
