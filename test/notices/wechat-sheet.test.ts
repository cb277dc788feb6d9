import type { Phone } from "#cloud/host/wechat/memory"
import { simulatedOpenid, simulatedTemplates } from "#cloud/host/wechat/setup"
import type { Subject } from "#cloud/shared/ports"
import { letter, news, openid, with1 } from "./support/letter.ts"
import { openPostOffice, type PostOffice } from "./support/post-office.ts"

describe("the simulated WeChat and the adapter, over HTTP", () => {
  let office: PostOffice
  beforeEach(async () => {
    office = await openPostOffice()
    office.wechat.opened(openid, "王阿姨")
  })
  afterEach(() => office.close())

  const ask = async (more: object, who = "host:li") => {
    const answer = await fetch(`${office.base}/wechat/phone/subscribe`, {
      method: "POST",
      headers: { authorization: who },
      body: JSON.stringify(more),
    })
    return (await answer.json()) as Record<string, unknown>
  }
  const ids = simulatedTemplates.map(({ id }) => id)
  const li = simulatedOpenid("host:li")
  const credits = () => ids.map(template => office.wechat.memory.credit(li, template))
  const preset = (answers: Phone["answers"], allows = true) => {
    office.wechat.opened(li, "host:li")
    const phone = office.wechat.memory.phone(li)
    if (phone) office.wechat.memory.keepPhone({ ...phone, answers, allows })
  }

  test("the phone: at most three templates a tap, none it does not know, none with the switch off", async () => {
    expect(await ask({ tmplIds: ids, accepts: ids })).toMatchObject({ errCode: 20003 })
    expect(await ask({ tmplIds: ["x"], accepts: ["x"] })).toMatchObject({ errCode: 20001 })
    expect(await ask({ tmplIds: [] })).toMatchObject({ errCode: 10001 })
    expect(await ask({ tmplIds: "x" })).toMatchObject({ errCode: 10001 })
    preset("ask", false)
    expect(await ask({ tmplIds: [news.id] })).toMatchObject({ errCode: 20004 })
    expect(await office.messenger.send({ ...letter, to: "host:li" as Subject })).toMatchObject({ code: "43101" })
  })

  test("WeChat's sheet asks about each template, and only what was let through is a credit", async () => {
    const asked = { tmplIds: ids.slice(0, 3) }
    const { sheet } = (await ask(asked)) as { sheet: { id: string; title: string }[] }
    expect(sheet.map(({ id }) => id)).toEqual(ids.slice(0, 3))
    expect(credits()).toEqual([0, 0, 0, 0])
    const [first = "", second = "", third = ""] = ids
    const said = await ask({ ...asked, accepts: [first, third, "x"] })
    expect(said).toEqual({
      errMsg: "requestSubscribeMessage:ok",
      [first]: "accept",
      [second]: "reject",
      [third]: "accept",
    })
    expect(credits()).toEqual([1, 0, 1, 0])
    expect(await ask({ ...asked, accepts: [] })).toMatchObject({ [first]: "reject", [third]: "reject" })
    expect(credits()).toEqual([1, 0, 1, 0])
  })

  test("总是保持以上选择: it is not asked again, an accept is one credit each time, a reject none, until it is taken back", async () => {
    const [first = "", second = ""] = ids
    const asked = { tmplIds: [first, second] }
    await ask({ ...asked, accepts: [first], always: true })
    expect(await ask(asked)).toMatchObject({ [first]: "accept", [second]: "reject" })
    expect(credits()).toEqual([2, 0, 0, 0])
    // What is kept cannot be tapped away either.
    expect(await ask({ ...asked, accepts: [] })).toMatchObject({ [first]: "accept" })
    const pressed = (word: string) =>
      fetch(`${office.base}/inbox/${li}`, {
        method: "POST",
        body: new URLSearchParams({ do: word }),
        redirect: "manual",
      })
    await pressed(`again:${second}`)
    expect(await ask(asked)).toMatchObject({ sheet: [{ id: second }] })
    await pressed(`off:${first}`)
    expect(await ask({ tmplIds: [first] })).toMatchObject({ [first]: "reject" })
    // What was agreed to before is over.
    expect(credits()).toEqual([0, 0, 0, 0])
  })

  test("a template that is closed is not asked about, and of two with one title only the first", async () => {
    const [first = "", second = ""] = ids
    office.wechat.closed.add(first)
    expect(await ask({ tmplIds: [first] })).toMatchObject({ [first]: "ban" })
    const title = office.wechat.templates.get(second)?.title ?? ""
    office.wechat.templates.set("same", { id: "same", title, fields: [] })
    expect(await ask({ tmplIds: [second, "same"] })).toMatchObject({ sheet: [{ id: second }] })
    expect(await ask({ tmplIds: [second, "same"], accepts: [second, "same"] })).toMatchObject({
      [second]: "accept",
      same: "filter",
    })
    expect(credits()).toEqual([0, 1, 0, 0])
    expect(office.wechat.memory.credit(li, "same")).toBe(0)
  })

  test.each(["accept", "reject", "ban"] as const)("a phone that is set to %s is not asked", async answers => {
    preset(answers)
    expect(await ask({ tmplIds: [news.id] })).toEqual({ errMsg: "requestSubscribeMessage:ok", [news.id]: answers })
    expect(credits()).toEqual([answers === "accept" ? 1 : 0, 0, 0, 0])
  })

  test("the phones can be looked at, and what they say is only text", async () => {
    office.wechat.requestSubscribeMessage(openid, [news.id])
    await office.messenger.send(with1({ thing1: "<b onclick=a()>" }))
    const list = await (await fetch(`${office.base}/inbox`)).text()
    expect(list).toContain("王阿姨的手机")
    const phone = await (await fetch(`${office.base}/inbox/${openid}`)).text()
    expect(phone).toContain("&lt;b onclick=a()&gt;")
    expect(phone).toContain(`href="/#/pages/notices/notice?notice=n1"`)
    expect(phone.match(/<script/g)).toHaveLength(1)
    expect((await fetch(`${office.base}/inbox/nobody`, { redirect: "manual" })).status).toBe(302)
  })
})
