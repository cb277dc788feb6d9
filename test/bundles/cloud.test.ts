import { statSync } from "node:fs"
import path from "node:path"
import { collections } from "#cloud/host/features"
import { addMember } from "#cloud/members/actions"
import { households } from "#cloud/members/records"
import type { Subject } from "#cloud/shared/ports"
import { communityScope } from "#cloud/shared/scope"
import type { Reply } from "#cloud/shared/serve"
import { every } from "#cloud/shared/store"
import { fen } from "#cloud/shared/values/fen"
import { id } from "#cloud/shared/values/id"
import { dayLong, hour, instantOf, later } from "#cloud/shared/values/instant"
import { openVote, stageVote } from "#cloud/votes/actions"
import { ballots, marks } from "#cloud/votes/casting/records"
import { greedyRule } from "#cloud/votes/counting/rule"
import { bundle } from "../../config/functions.mts"
import { callOnCloud } from "../support/cloudbase/function.ts"
import { openCloudBase } from "../support/cloudbase/index.ts"
import type { Called } from "../support/empty-folder.ts"
import { temporaryFolder } from "../support/store.ts"

const community = id<"community">("xingfuli")
const vote = id<"vote">("v1")
const now = instantOf(Date.now())
const homes = Array.from({ length: 50 }, (_, n) => id<"household">(`h${n}`))
const nonce = (n: number) => n.toString(16).padStart(32, "0")

jest.setTimeout(120_000)

describe("the functions, as they are deployed, on the cloud's database", () => {
  const functions = temporaryFolder()
  afterAll(() => functions.remove())

  const by = (OPENID: string, action: string, input: unknown): Called => ({
    context: { OPENID, SOURCE: "wx_client" },
    event: { action, input, key: `key-of-request-${OPENID}-${action}` },
  })
  const codes = (replies: readonly Reply[] | undefined) => replies?.map(reply => (reply.ok ? "ok" : reply.code))

  test("members say who somebody is, votes take one ballot a seat from 50 phones at once, and repeats change nothing", async () => {
    const { cloud, open, done } = await openCloudBase(collections)
    const store = open()
    for (const [n, household] of homes.entries()) {
      const subject = `wx:o${n}` as Subject
      await addMember(store, { subject, community, name: `居民${n}`, household }, now)
    }
    expect(households.name).toBe("households")
    const documents = store.in(communityScope(community))
    let made = 0
    const asking = {
      store,
      documents,
      now,
      newId: () => `id${made++}`,
      keyedId: (name: string) => `keyed-${name}`,
    }
    const staged = await stageVote(asking as Parameters<typeof stageVote>[0], {
      vote,
      title: "Spring",
      form: { kind: "approval", min: 0, max: 1 },
      options: [{ id: id<"option">("lights"), title: "Lights", cost: fen(100) }],
      budget: fen(1000),
      rule: greedyRule,
      opens: later(now, -hour),
      closes: later(now, dayLong),
      changeAllowed: true,
      seats: homes.map(home => ({ seat: id<"seat">(home), group: "1" })),
    })
    await documents.change(tx => openVote(tx, staged))

    const [members, votes] = [await bundle("members", functions.path), await bundle("votes", functions.path)]
    const cast = homes.map((_, n) =>
      by(`o${n}`, "cast", { vote, ballot: { kind: "approval", options: ["lights"] }, nonce: nonce(n) }),
    )
    const [me] = await callOnCloud(members.folder, cloud, [[by("o1", "me", {}), by("nobody", "me", {})]])
    expect(me?.[0]).toMatchObject({ ok: true, value: { communities: [{ community }] } })
    // A phone without the right time goes by this.
    expect(me?.[0]).toMatchObject({ at: expect.stringMatching(/^20\d\d-.*Z$/) })
    cloud.forget()
    const [first, again, strangers] = await callOnCloud(votes.folder, cloud, [
      cast,
      cast,
      [by("nobody", "cast", cast[0]?.event && { vote, ballot: { kind: "approval", options: [] }, nonce: nonce(99) })],
    ])
    expect(codes(first)).toEqual(homes.map(() => "ok"))
    const said = (replies: readonly object[] | undefined) => replies?.map(reply => ({ ...reply, at: undefined }))
    expect(said(again)).toEqual(said(first))
    expect(codes(strangers)).toEqual(["house.joinFirst"])
    let count = 0
    for await (const mark of every(documents, marks)) count += mark.turns
    expect(count).toBe(homes.length)
    expect(await documents.list(ballots)).toHaveLength(homes.length)

    // A trigger with nothing due.
    cloud.forget()
    const [ticked] = await callOnCloud(votes.folder, cloud, [[{ context: { SOURCE: "wx_trigger" }, event: {} }]])
    expect(codes(ticked)).toEqual(["ok"])
    expect(cloud.total().read).toBeLessThanOrEqual(3)
    expect(cloud.unknown).toEqual([])
    await done()
  })

  test("the SDK lies beside them and not within: each is small", async () => {
    const { folder } = await bundle("votes", functions.path)
    expect(statSync(path.join(folder, "index.js")).size).toBeLessThan(200_000)
  })
})
