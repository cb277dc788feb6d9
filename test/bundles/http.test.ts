import { readFileSync } from "node:fs"
import { collections } from "#cloud/host/features"
import { addMember, startSession } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import { id } from "#cloud/shared/values/id"
import { instantOf } from "#cloud/shared/values/instant"
import { bundle, deployable } from "../../config/functions.mts"
import { callOnCloud } from "../support/cloudbase/function.ts"
import { openCloudBase } from "../support/cloudbase/index.ts"
import type { Called } from "../support/empty-folder.ts"
import { temporaryFolder } from "../support/store.ts"

jest.setTimeout(120_000)

const pages = "https://desk.example"
const community = id<"community">("xingfuli")
const now = instantOf(Date.now())

interface Answer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

test("pages elsewhere call a function over HTTP access: signed in by a phone's scan, from the one origin, and nobody else", async () => {
  const functions = temporaryFolder()
  const { cloud, open, done } = await openCloudBase(collections)
  const store = open()
  const clerk = "wx:clerk" as Subject
  await addMember(store, { subject: clerk, community, name: "陈敏", roles: ["staff"] }, now)
  const token = await startSession(store, clerk, now, () => "k3m9x2v8q4w6r1t5y7b0n3c8d2", "desk")
  const members = await bundle("members", functions.path)

  const http = (action: string, more: object = {}, SOURCE = "scf"): Called => ({
    // what WeChat's context says of an HTTP call is nobody's word
    context: { OPENID: "clerk", SOURCE },
    event: {
      httpMethod: "POST",
      path: `/members/${action}`,
      headers: { origin: pages, "content-type": "application/json" },
      body: "{}",
      ...more,
    },
  })
  const signedIn = { origin: pages, "Content-Type": "application/json", Authorization: `Bearer ${token}` }
  const on = { ...cloud, environment: { ...cloud.environment, WEIYI_PAGES: pages } }
  const ask = async (on: typeof cloud, ...calls: Called[]) =>
    (await callOnCloud(members.folder, on, [calls]))[0] as unknown as Answer[]

  const [me, nobody, start, asked, foreign, get, large, broken, faked] = await ask(
    on as typeof cloud,
    http("me", { headers: signedIn }),
    http("requests"),
    http("pairStart", { headers: { ...signedIn, Authorization: "", "idempotency-key": "a-key-of-16-chars" } }),
    http("me", { httpMethod: "OPTIONS", body: "" }),
    http("me", { headers: { ...signedIn, origin: "https://evil.example" } }),
    http("me", { httpMethod: "GET" }),
    http("me", { body: `"${"x".repeat(100_001)}"` }),
    http("me", { body: "{" }),
    http("requests", { headers: { ...signedIn, Authorization: "Bearer aa.00000000000000000000000000" } }),
  )
  expect(me).toMatchObject({ statusCode: 200, headers: { "access-control-allow-origin": pages, vary: "origin" } })
  expect(me?.headers["access-control-expose-headers"]).toContain("date")
  expect(Date.parse(me?.headers.date ?? "")).toBeGreaterThanOrEqual(Date.parse(now) - 1000)
  expect(JSON.parse(me?.body ?? "")).toMatchObject({ ok: true, value: { communities: [{ community }] } })
  expect([nobody?.statusCode, start?.statusCode, faked?.statusCode]).toEqual([401, 200, 401])
  expect(asked).toMatchObject({ statusCode: 204, headers: { "access-control-allow-methods": "POST" } })
  expect([foreign?.statusCode, get?.statusCode, large?.statusCode, broken?.statusCode]).toEqual([403, 400, 413, 400])
  expect(JSON.parse(foreign?.body ?? "")).toMatchObject({ ok: false, code: "house.otherPages" })

  const closed = await ask(cloud, http("me", { headers: signedIn }))
  expect(closed[0]?.statusCode).toBe(403)
  expect(Object.keys(closed[0]?.headers ?? {}).filter(name => name.startsWith("access-control"))).toEqual([])
  await done()
  functions.remove()
})

test("every function knows whose session a browser holds", () => {
  expect(deployable().length).toBeGreaterThanOrEqual(7)
  for (const feature of deployable())
    expect([feature, readFileSync(`cloudfunctions/${feature}/index.ts`, "utf8")]).toEqual([
      feature,
      expect.stringMatching(/whois: whois\(store\),\s+subjectOfSession/),
    ])
})
