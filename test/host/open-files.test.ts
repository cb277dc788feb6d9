import ICAL from "ical.js"
import { createBody } from "#cloud/councils/actions"
import { addMember, createCommunity, startSession } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import { communityScope } from "#cloud/shared/scope"
import { id } from "#cloud/shared/values/id"
import { dayLong, hour, later } from "#cloud/shared/values/instant"
import { type ServedHouse, serveHouse } from "./served.ts"

const community = id<"community">("qingluan")

describe("what anybody may fetch of a community's meetings", () => {
  let served: ServedHouse
  let clerk = ""
  let resident = ""
  let meeting = ""
  let link = ""
  let paper = ""
  let changes = 0

  const call = async <V>(token: string, action: string, input: object): Promise<V> => {
    const answer = await fetch(`${served.url}/call/${action}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${token}`,
        "idempotency-key": `key-${action.replace(".", "-")}-${Math.random().toString(36).slice(2)}-key`,
      },
      body: JSON.stringify(input),
    })
    const reply = (await answer.json()) as { ok: boolean; value: V; code?: string }
    if (!reply.ok) throw new Error(`${action}: ${JSON.stringify(reply)}`)
    return reply.value
  }
  const written = () => ({
    ...{ title: "=三月议事会，老旧花坛改造与楼道照明更新", place: "社区活动室二楼东侧会议室（刷卡进门）" },
    begins: later(served.house.now(), 8 * dayLong),
    ends: later(served.house.now(), 8 * dayLong + hour),
    agenda: [{ kind: "report", title: "上月收支", papers: [{ file: paper, name: "收支.csv" }] }],
  })

  beforeAll(async () => {
    served = await serveHouse()
    const { store, now, newId } = served.house
    await createCommunity(
      store,
      { community, name: "青鸾社区", address: "青鸾路 8 号", clerk: "书记", phone: "0472-5550100" },
      now(),
    )
    const person = async (name: string, roles: "staff"[]) => {
      const subject = `host:${name}` as Subject
      const made = await addMember(store, { subject, community, name, roles }, now())
      return { made, token: await startSession(store, subject, now(), newId) }
    }
    clerk = (await person("书记", ["staff"])).token
    const wang = await person("王秀英", [])
    resident = wang.token
    const { body } = await createBody(
      store.in(communityScope(community)),
      {
        ...{ name: "青鸾议事会", kind: "deliberationCouncil", level: "community" },
        groups: [{ group: "residents", name: "居民代表" }],
        seats: [{ group: "residents", holder: wang.made, home: community }],
      },
      now(),
      newId,
    )
    const upload = await fetch(`${served.url}/files`, {
      method: "POST",
      headers: { authorization: `Bearer ${clerk}`, "x-file-name": encodeURIComponent("收支.csv") },
      body: "项目,金额\n灯,320\n",
    })
    paper = ((await upload.json()) as { value: { file: string } }).value.file
    const made = await call<{ meeting: string }>(clerk, "meetings.callMeeting", { body, ...written() })
    meeting = made.meeting
    const shown = await call<{ calendarKey: string; scope: string }>(resident, "meetings.meeting", { meeting })
    link = `/calendar/${meeting}.ics?in=${encodeURIComponent(shown.scope)}&key=${shown.calendarKey}`
  })
  afterAll(async () => {
    await served.stop()
    served.remove()
  })

  const get = (path: string) => fetch(`${served.url}${path}`)
  const event = async () => {
    const text = await (await get(link)).text()
    const calendar = new ICAL.Component(ICAL.parse(text))
    const component = calendar.getFirstSubcomponent("vevent")
    if (!component) throw new Error("no event")
    const { uid, sequence, summary, startDate } = new ICAL.Event(component)
    const status = component.getFirstPropertyValue("status")
    return { text, uid, sequence, summary, begins: startDate.toJSDate().toISOString(), status }
  }

  test("the calendar entry comes by its link, says nothing of a person, and no line is over 75 octets", async () => {
    const answer = await get(link)
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      200,
      "text/calendar; charset=utf-8; method=PUBLISH",
    ])
    const { text, summary, sequence, status } = await event()
    expect([summary, sequence, status]).toEqual([written().title, 0, "CONFIRMED"])
    expect(Math.max(...text.split("\r\n").map(line => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    for (const private_ of ["王秀英", "书记", clerk, resident]) expect(text).not.toContain(private_)
  })

  test("changes in place and is taken back: one name, a growing number", async () => {
    const before = await event()
    const moved = {
      ...written(),
      begins: later(served.house.now(), 20 * dayLong),
      ends: later(served.house.now(), 20 * dayLong + hour),
    }
    const change = await call<{ changes: number }>(clerk, "meetings.changeMeeting", { meeting, changes, ...moved })
    changes = change.changes
    const after = await event()
    expect([after.uid, after.sequence, after.begins.slice(0, 16)]).toEqual([before.uid, 1, moved.begins.slice(0, 16)])
  })

  test("without the right key, or of another community, there is nothing", async () => {
    const wrong = [
      link.replace(/key=.*/, "key=guess"),
      link.replace(/&key=.*/, ""),
      link.replace("qingluan", "zhuque"),
      link.replace(meeting, "20260302010000000-00000000"),
      link.replace("community", "directory"),
      link.replace(".ics", ""),
      "/calendar/..%2f..%2fsecret.ics",
    ]
    for (const path of wrong) expect([path, (await get(path)).status]).toEqual([path, 404])
  })

  test("a paper is for the members of the community, and for nobody else", async () => {
    const fetched = (token?: string) =>
      fetch(`${served.url}/files/${paper}`, { headers: token ? { authorization: `Bearer ${token}` } : {} })
    const answer = await fetched(resident)
    expect([answer.status, await answer.text()]).toEqual([200, "项目,金额\n灯,320\n"])
    expect((await fetched()).status).toBe(401)
    const other = await fetch(`${served.url}/files`, {
      method: "POST",
      headers: { authorization: `Bearer ${clerk}`, "x-file-name": "roll.csv" },
      body: "楼栋,电话\n3,13900000000\n",
    })
    const roll = ((await other.json()) as { value: { file: string } }).value.file
    expect(
      (await fetch(`${served.url}/files/${roll}`, { headers: { authorization: `Bearer ${resident}` } })).status,
    ).toBe(403)
  })

  test("the table as JSON and as a spreadsheet, in which a title is never a formula", async () => {
    const json = await get("/open/qingluan/meetings.json")
    expect(await json.json()).toMatchObject({
      community: "qingluan",
      rows: [{ id: meeting, body: "青鸾议事会", state: "called" }],
    })
    const csv = await get("/open/qingluan/meetings.csv")
    expect(csv.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''qingluan-meetings.csv")
    const [heading, row] = (await csv.text()).split("\r\n")
    expect(heading).toContain("会议,议事组织,")
    expect(row).toMatch(/^"'=三月议事会/)
    for (const name of ["decisions.json", "actions.json", "decisions.csv", "actions.csv"])
      expect([name, (await get(`/open/qingluan/${name}`)).status]).toEqual([name, 200])
    for (const name of ["seats.json", "meetings.xml", "meetings.json.js"])
      expect([name, (await get(`/open/qingluan/${name}`)).status]).toEqual([name, 404])
  })

  test("an old paper is not swept with old uploads", async () => {
    const swept = await served.house.files.sweep(Date.now() + dayLong)
    expect(swept).toBe(1)
    expect(
      (await fetch(`${served.url}/files/${paper}`, { headers: { authorization: `Bearer ${resident}` } })).status,
    ).toBe(200)
  })

  test("cancelled, the calendar is told to take it out", async () => {
    await call(clerk, "meetings.cancelMeeting", { meeting, changes, reason: "场地停电" })
    expect((await get(link)).headers.get("content-type")).toContain("method=CANCEL")
    expect(await event()).toMatchObject({ sequence: 2, status: "CANCELLED" })
  })
})
