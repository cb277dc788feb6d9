import { simulatedTemplate } from "#cloud/host/wechat/setup"
import { openSimulatedWeChat } from "#cloud/host/wechat/simulated"
import { noticeTemplates, templatesScope } from "#cloud/notices/templates/records"
import type { Subject } from "#cloud/shared/ports"
import { instant } from "#cloud/shared/values/instant"
import { openTemporaryStore, temporaryFolder } from "../support/store.ts"

const wang = "host:wang" as Subject
const letter = {
  to: wang,
  template: simulatedTemplate("result"),
  fields: { thing1: "结果公布", phrase2: "已公布", thing3: "选出 3 项" },
  page: "pages/projects/result?round=r1",
}
const open = (directory: string) => openSimulatedWeChat({ directory, now: () => instant("2026-03-02T01:00:00.000Z") })
const callers = {
  callerOf: async (said: string | undefined) => (said ? wang : undefined),
  nameOf: async () => "王阿姨",
}

test("the phones of a demonstration are still there at the second start, with what they agreed to", async () => {
  const folder = temporaryFolder()
  const first = open(folder.path)
  first.phone(wang, "王阿姨", ["result", "result"])
  expect(await first.messenger.send(letter)).toEqual({ sent: true })
  first.close()
  const second = open(folder.path)
  try {
    second.phone(wang, "王阿姨")
    expect(await second.messenger.send(letter)).toEqual({ sent: true })
    expect(await second.messenger.send(letter)).toMatchObject({ code: "43101" })
    const list = await (await second.routes(callers).request("/inbox")).text()
    expect(list).toContain("王阿姨的手机")
    expect(list).toContain("服务通知：结果公布通知")
  } finally {
    second.close()
    folder.remove()
  }
})

test("a page's phone is whoever is signed in; nobody has none", async () => {
  const folder = temporaryFolder()
  const wechat = open(folder.path)
  try {
    const subscribe = (headers: Record<string, string>) =>
      wechat.routes(callers).request("/wechat/phone/subscribe", {
        method: "POST",
        headers,
        body: JSON.stringify({ tmplIds: [letter.template] }),
      })
    expect((await subscribe({})).status).toBe(401)
    expect(await (await subscribe({ authorization: "Bearer x" })).json()).toMatchObject({ [letter.template]: "accept" })
    expect(await wechat.messenger.send(letter)).toEqual({ sent: true })
  } finally {
    wechat.close()
    folder.remove()
  }
})

test("our side learns the simulated templates' ids", async () => {
  const folder = temporaryFolder()
  const store = openTemporaryStore([noticeTemplates])
  const wechat = open(folder.path)
  try {
    await wechat.keepTemplates(store)
    await wechat.keepTemplates(store)
    const known = await store.in(templatesScope).list(noticeTemplates)
    expect(known.map(({ id }) => id)).toEqual(["wechat.meeting", "wechat.news", "wechat.result", "wechat.vote"])
    expect(known.find(({ id }) => id === "wechat.result")?.template).toBe(letter.template)
  } finally {
    wechat.close()
    await store.close()
    folder.remove()
  }
})
