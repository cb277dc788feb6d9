import path from "node:path"
import { openEmbedded } from "#cloud/adapters/store/embedded"
import { collections } from "#cloud/host/features"
import { addMember } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import type { Reply } from "#cloud/shared/serve"
import { dayOf, daysLater } from "#cloud/shared/values/day"
import { id } from "#cloud/shared/values/id"
import { hour, instantOf, later } from "#cloud/shared/values/instant"
import { type Built, bundle } from "../../config/functions.mts"
import { type Called, callFromEmptyFolder } from "../support/empty-folder.ts"
import { temporaryFolder } from "../support/store.ts"

const now = instantOf(Date.now())
const day = daysLater(dayOf(now), 5)
const thatEvening = `${day}T19:00`
const said = ["yes", "ifNeeded", "no"]

describe("a function with a database", () => {
  const functions = temporaryFolder()
  const data = temporaryFolder()
  let built: Built

  beforeAll(async () => {
    built = await bundle("meetings", functions.path, {
      "adapters/store/select.ts": path.resolve("test/support/bundled-store.ts"),
    })
    const store = openEmbedded({ directory: data.path, collections })
    const community = id<"community">("xingfuli")
    await addMember(store, { subject: "wx:clerk" as Subject, community, name: "陈敏", roles: ["staff"] }, now)
    for (let number = 0; number < 20; number += 1)
      await addMember(store, { subject: `wx:resident-${number}` as Subject, community, name: `居民${number}` }, now)
    await store.close()
  })
  afterAll(() => {
    functions.remove()
    data.remove()
  })

  const call = (...rounds: Called[][]) => callFromEmptyFolder(built.folder, rounds, { TEST_STORE: data.path })
  const by = (OPENID: string, action: string, input: unknown, SOURCE = "wx_client"): Called => ({
    context: { OPENID, SOURCE },
    event: { action, input, key: `key-of-${OPENID}-${action}` },
  })
  const given = <V>(reply: Reply | undefined): V => {
    if (!reply?.ok) throw new Error(JSON.stringify(reply))
    return reply.value as V
  }

  test("acts for whoever WeChat says is calling, however many call at once, and for nobody else", () => {
    const opened = call([
      by("clerk", "openPoll", {
        title: "议事会",
        place: "社区活动室",
        slots: [{ day, from: "19:00", to: "20:30" }],
        closes: later(now, 24 * hour),
        audience: { to: "community" },
        countsShown: "always",
      }),
    ])
    const { poll } = given<{ poll: string }>(opened[0]?.[0])

    const everybody = Array.from({ length: 20 }, (_, number) =>
      by(`resident-${number}`, "answer", { poll, says: { [thatEvening]: said[number % 3] } }),
    )
    const [answered, outsiders, seen, ticked] = call(
      everybody,
      [
        by("resident-1", "answers", { poll }),
        by("stranger", "answer", { poll, says: {} }),
        by("resident-1", "answer", { poll, says: {} }, "wx_http"),
        by("clerk", "tick", {}),
      ],
      [by("clerk", "answers", { poll })],
      [{ context: { SOURCE: "wx_trigger" }, event: { Type: "Timer", TriggerName: "tick" } }],
    )
    expect(answered?.map(reply => reply.ok)).toEqual(Array.from({ length: 20 }, () => true))
    expect(outsiders?.map(reply => (reply.ok ? "ok" : reply.code))).toEqual([
      "house.notYours",
      "house.joinFirst",
      "house.whoAreYou",
      "house.notYours",
    ])
    const { people } = given<{ people: { name: string; says: Record<string, string> }[] }>(seen?.[0])
    expect(people).toHaveLength(20)
    for (const { name, says } of people) expect(says[thatEvening]).toBe(said[Number(name.replace("居民", "")) % 3])
    expect(ticked?.[0]).toEqual({ ok: true, value: { seen: 0 } })
  })
})
