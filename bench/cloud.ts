import { databaseOf, openCloudStore } from "#cloud/adapters/store/cloud"
import { cloudSdk } from "#cloud/host/cloud/sdk"
import { collections, features, whois } from "#cloud/host/features"
import { addMember } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import { communityScope } from "#cloud/shared/scope"
import { type Reply, serve } from "#cloud/shared/serve"
import { fen } from "#cloud/shared/values/fen"
import { id } from "#cloud/shared/values/id"
import { dayLong, hour, instant, later, second } from "#cloud/shared/values/instant"
import { countVote, freezeResult, openVote, stageVote } from "#cloud/votes/actions"
import { greedyRule } from "#cloud/votes/counting/rule"
import { openings, seatChunks } from "#cloud/votes/opening/records"
import { startCloudBase } from "../test/support/cloudbase/server.ts"

const opens = instant("2026-03-02T01:00:00.000Z")
const community = id<"community">("cost")
const vote = id<"vote">("v1")
const documents = communityScope(community)
const absent = async (): Promise<never> => {
  throw new Error("no file is asked for here")
}

/** What a vote costs on WeChat cloud: documents read and written, counted by the stand-in, instances warm. */
export const measure = async (households = 3_000) => {
  const cloud = await startCloudBase(collections)
  Object.assign(process.env, cloud.environment)
  const store = openCloudStore({ database: databaseOf(cloudSdk(), 10_000), collections })
  let now = later(opens, -hour)
  let made = 0
  const newId = () => `id${String(made++).padStart(24, "0")}`
  const log = { info: () => undefined, bug: (_: object, error: unknown) => console.error(error) }
  const world = { store, now: () => now, newId, log }
  const all = features({ ...world, files: { save: absent, read: absent, remove: absent, keep: absent } })
  const door = serve(all, { ...world, whois: whois(store) })
  const given = (reply: Reply): void => {
    if (!reply.ok) throw new Error(JSON.stringify(reply))
  }
  const seats = Array.from({ length: households }, (_, n) => id<"household">(`h${n}`))
  const subjects = seats.map((_, n) => `wx:o${n}` as Subject)
  for (const [n, household] of seats.entries())
    await addMember(store, { subject: subjects[n] as Subject, community, name: "居民", household }, now)
  const ground = { store, documents: store.in(documents), now, newId, keyedId: (name: string) => `k-${name}` }
  const staged = await stageVote(ground, {
    ...{ vote, title: "Spring", form: { kind: "approval", min: 0, max: 1 }, budget: fen(1_000), rule: greedyRule },
    options: [{ id: id<"option">("lights"), title: "Lights", cost: fen(100) }],
    ...{ opens, closes: later(opens, dayLong), changeAllowed: true },
    seats: seats.map(home => ({ seat: id<"seat">(home), group: "1" })),
  })
  await ground.documents.change(tx => openVote(tx, staged))

  now = later(opens, hour)
  const tick: Record<string, number> = {}
  for (const { name, contract } of all) {
    for (const [word, { may }] of Object.entries(contract)) {
      if (may !== "timer") continue
      cloud.forget()
      given((await door({ action: `${name}.${word}`, input: {}, timer: true })).reply)
      tick[`${name}.${word}`] = cloud.total().read
    }
  }
  cloud.forget()
  let firstLooks = 0
  cloud.fault = (_, { collectionName }) => {
    if (collectionName === seatChunks.name || collectionName === openings.name) firstLooks += 1
    return undefined
  }
  for (const [n, subject] of subjects.entries()) {
    const input = { vote, ballot: { kind: "approval", options: ["lights"] }, nonce: n.toString(16).padStart(32, "0") }
    given((await door({ action: "votes.cast", input, key: `key-of-request-${n}`, subject })).reply)
  }
  const cast = cloud.total()
  cloud.forget()
  given((await door({ action: "votes.show", input: { vote, community }, subject: subjects[0] as Subject })).reply)
  const page = cloud.total()
  cloud.forget()
  now = later(opens, dayLong + 10 * second)
  const counted = await countVote({ ...ground, now }, vote)
  await ground.documents.change(tx => freezeResult(tx, counted))
  const count = cloud.total()
  const unknown = [...cloud.unknown]
  await cloud.stop()
  const each = (sum: number): number => Math.round((sum / households) * 100) / 100
  return {
    // Documents that never change are read once by an instance: `warm` is a ballot without these first looks.
    ballot: {
      warm: each(cast.read - firstLooks),
      read: each(cast.read),
      written: each(cast.written),
      requests: each(cast.calls),
    },
    page: { read: page.read },
    tick,
    vote: {
      householdsCounted: households,
      read: cast.read + count.read,
      written: cast.written + count.written,
      toCount: count.read,
      // Who counts again after every vote lists all ballots so far each time, 100 in one answer.
      listsWhenCountedAfterEveryVote: subjects.reduce((sum, _, n) => sum + Math.ceil((n + 1) / 100), 0),
    },
    unknown,
  }
}
