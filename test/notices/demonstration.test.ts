import { join } from "node:path"
import { openWeChat } from "#cloud/host/wechat/platform"
import {
  keepSimulatedTemplates,
  simulatedAccount,
  simulatedTemplate,
  simulatedTemplates,
} from "#cloud/host/wechat/setup"
import { noticeTemplates, templatesScope } from "#cloud/notices/templates/records"
import { openTemporaryStore, temporaryFolder } from "../support/store.ts"

test("the phones of a demonstration are still there at the second start, with what they heard and agreed to", async () => {
  const folder = temporaryFolder()
  const open = () =>
    openWeChat({
      ...simulatedAccount,
      templates: simulatedTemplates,
      file: join(folder.path, "phones.sqlite"),
      now: () => Date.parse("2026-03-02T01:00:00.000Z"),
    })
  const send = (wechat: ReturnType<typeof open>) =>
    wechat.send(String(wechat.token(simulatedAccount).access_token), {
      touser: "oWang",
      template_id: simulatedTemplate("result"),
      page: "pages/projects/result?round=r1",
      data: { thing1: { value: "结果公布" }, phrase2: { value: "已公布" }, thing3: { value: "选出 3 项" } },
    })
  const first = open()
  first.opened("oWang", "王阿姨")
  for (let taps = 0; taps < 2; taps++) first.requestSubscribeMessage("oWang", [simulatedTemplate("result")])
  expect(await send(first)).toMatchObject({ errcode: 0 })
  first.close()
  const second = open()
  try {
    second.opened("oWang", "another name")
    expect(await send(second)).toMatchObject({ errcode: 0 })
    expect(await send(second)).toMatchObject({ errcode: 43101 })
    expect(second.memory.phones(10)).toEqual([{ openid: "oWang", name: "王阿姨", many: 2 }])
  } finally {
    second.close()
    folder.remove()
  }
})

test("our side learns the simulated templates' ids, once or twice alike", async () => {
  const store = openTemporaryStore([noticeTemplates])
  try {
    await keepSimulatedTemplates(store)
    await keepSimulatedTemplates(store)
    const known = await store.in(templatesScope).list(noticeTemplates)
    expect(known.map(({ id }) => id)).toEqual(["wechat.meeting", "wechat.news", "wechat.result", "wechat.vote"])
    expect(known.find(({ id }) => id === "wechat.result")?.template).toBe(simulatedTemplate("result"))
  } finally {
    await store.close()
  }
})
