import { keepSimulatedTexts } from "#cloud/host/texts/setup"
import { simulatedTemplate } from "#cloud/host/wechat/setup"
import { keepTemplate } from "#cloud/notices/templates/actions"
import { standardFields } from "#cloud/notices/templates/rules"
import { instant } from "#cloud/shared/values/instant"
import { type Look, liveLooks } from "../../src/pages/notices/parts/live-looks"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

const long = "周四上午停水，请提前接水并关好龙头，" // 18 signs
const written = [
  { title: "停水", text: "请接水。" },
  { title: long.repeat(3), text: `${long}\n🏠`.repeat(40), who: "各户", place: "三号楼".repeat(20) },
  { title: "停电 https://x.example/a", text: " 一行\n二行 ", urgent: true, when: instant("2026-03-09T01:00:00.000Z") },
  { title: long.repeat(2), text: "", urgent: true, who: "🏠".repeat(40) },
  { title: "春季议事会", text: "请准时。", when: instant("2026-03-09T01:00:00.000Z"), place: "活动室" },
]

describe("while somebody types", () => {
  let here: Neighbourhood
  beforeEach(async () => {
    here = await openNeighbourhood({ people: 1, others: "all" })
    await keepSimulatedTexts(here.store)
    const fields = [...standardFields.news]
    await keepTemplate(here.store, "account", "news", { template: simulatedTemplate("news"), fields })
  })
  afterEach(() => here.close())
  const order = (channels: readonly string[]) => here.ask(here.clerk, "setChannels", { channels })
  const known = async () => ({
    ...(await here.ask<Parameters<typeof liveLooks>[2]>(here.clerk, "channels")),
    ...(await here.ask<Parameters<typeof liveLooks>[2]>(here.clerk, "templates")),
  })
  const shown = async (one: (typeof written)[number], template: "news" | "meeting"): Promise<Look[]> => {
    const content = {
      ...one,
      text: one.text || "-",
      template,
      urgent: one.urgent ?? false,
      audience: { to: "community" },
    }
    const { channels } = await here.ask<{ channels: (Look & Record<string, unknown>)[] }>(
      here.clerk,
      "preview",
      content,
    )
    const parts = ["channel", "fields", "card", "text", "characters", "parts", "cut"]
    return channels.map(row => Object.fromEntries(Object.entries(row).filter(([part]) => parts.includes(part))) as Look)
  }

  test("every channel of the community's order looks as it will when it is sent, whatever is typed", async () => {
    await order(["sms", "wecom", "account", "wechat"])
    const now = here.now()
    let compared = 0
    for (const template of ["news", "meeting"] as const)
      for (const one of written) {
        const looks = liveLooks({ ...one, text: one.text || "-" }, template, await known(), now)
        expect(looks).toEqual(await shown(one, template))
        compared += looks.length
      }
    // Everyday news is no text message: it is not shown as one.
    expect(compared).toBe(5 * 4 + 2 * 4 + 3 * 3)
  })

  test("a channel that the community does not use, or whose template is not set, is not shown as if it were", async () => {
    await order(["wecom", "account"])
    const looks = liveLooks({ title: "停水", text: "" }, "meeting", await known(), here.now())
    expect(looks).toEqual([
      { channel: "wecom", card: { from: "会议通知", title: "停水", facts: [], cut: false } },
      { channel: "account" },
    ])
  })

  test("pages are told whether notices can carry files here", async () => {
    expect(await here.ask(here.clerk, "channels")).toMatchObject({ files: false })
    const attach = { look: async () => undefined, keep: async () => false }
    const other = await openNeighbourhood({ people: 1, attach })
    expect(await other.ask(other.clerk, "channels")).toMatchObject({ files: true })
    await other.close()
  })
})
