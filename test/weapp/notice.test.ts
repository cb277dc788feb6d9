import { startPhone } from "./phone.ts"
import type { CloudCall } from "./wechat.ts"

const fields = [
  { name: "thing1", part: "title", label: { zh: "通知标题", en: "Title" } },
  { name: "thing2", part: "text", label: { zh: "通知内容", en: "Content" } },
]
const template = { template: "news", title: { zh: "社区通知提醒", en: "Community notice" }, fields }
const phone = startPhone()

const write = async (files: boolean) => {
  const answers: Record<string, unknown> = {
    channels: {
      channels: [
        { channel: "wechat", used: true },
        { channel: "wecom", used: true, room: { title: 26, text: 112, fact: 26 } },
        { channel: "sms", used: true, sign: "杏福里" },
      ],
      files,
    },
    templates: { templates: [{ channel: "wechat", id: "t1", ...template }] },
  }
  phone.answer(async ({ data }: CloudCall) => {
    const value = answers[data.action]
    return value ? { ok: true, value } : { ok: false, code: "house.notFound", message: "", english: "", details: {} }
  })
  return phone.open("/pages/notices/write")
}

test("where notices cannot carry files nobody is offered to add one, and it says so", async () => {
  const without = await write(false)
  expect(without.text()).not.toContain("加一个附件")
  expect(without.text()).toContain("还不能带附件")
  phone.close()
  const able = await write(true)
  expect(able.text()).toContain("加一个附件")
  expect(able.text()).not.toContain("还不能带附件")
  phone.close()
})

test("while it is typed the other channels are one tap away, cut as they will cut it", async () => {
  const page = await write(true)
  const title = "周四上午停水，请提前接水并关好龙头，别忘了告诉邻居一声"
  await page.type("标题", title)
  expect(page.text()).toContain(`${[...title].slice(0, 19).join("")}…`)
  expect(page.text()).toContain("日常通知，不发短信")
  await page.tap("看企业微信里的样子")
  expect(page.text()).toContain(`${[...title].slice(0, 25).join("")}…`)
  phone.close()
})
