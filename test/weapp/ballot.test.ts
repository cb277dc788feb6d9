import "./functions.ts"
import { type Booth, openBooth, vote } from "../votes/booth.ts"
import { startPhone } from "./phone.ts"

const phone = startPhone()

describe("voting in the mini-program, on the real functions", () => {
  let booth: Booth
  beforeEach(async () => {
    booth = openBooth()
    await booth.open()
    const delegate = booth.delegate(1)
    phone.answer(
      async ({ name, data }) => (await booth.call(delegate, `${name}.${data.action}`, data.input, data.key)).reply,
    )
  })
  afterEach(async () => {
    phone.close()
    await booth.close()
  })

  test("two taps on projects and one to send: the seat has voted, and the phone holds the receipt of the counted ballot", async () => {
    const page = await phone.open(`/pages/votes/ballot?community=home&vote=${vote}`)
    const shown = await booth.ask<{ options: { title: string }[] }>(booth.delegate(1), "votes.show", {
      community: "home",
      vote,
    })
    await page.tap(shown.options[0]?.title ?? "")
    await page.tap(shown.options[1]?.title ?? "")
    await page.tap("提交选票（2 项）")
    expect(page.text()).toContain("已记录")
    const mine = await booth.ask<{ voted: boolean; receipt: string; ballot: { options: string[] } }>(
      booth.delegate(1),
      "votes.myBallot",
      { vote },
    )
    expect(mine).toMatchObject({ voted: true })
    expect(mine.ballot.options).toHaveLength(2)
    expect(page.text().replace(/\s/g, "").toUpperCase()).toContain(mine.receipt.slice(0, 8).toUpperCase())
  })

  test("forwarded, the ballot says what there is to choose and until when, never how it stands", async () => {
    const page = await phone.open(`/pages/votes/ballot?community=home&vote=${vote}`)
    const { title, path, imageUrl } = page.forwarded()
    expect(title).toMatch(/^Spring，.+ 截止$/)
    expect(path).toBe(`/pages/votes/ballot?vote=${vote}&community=home`)
    expect(imageUrl).toBe(`wxfile://tmp_${phone.pictures.length}.png`)
    const picture = phone.pictures.at(-1) ?? []
    expect(picture.map(({ text }) => text)).toEqual([
      ...["议", "一户一票", "供选择", "3 个项目", "总额", "10,000 元"],
      ...["截止", expect.stringMatching(/月.+日/)],
    ])
    for (const { x, y, width } of picture) {
      expect(x + width).toBeLessThanOrEqual(500)
      expect(y).toBeLessThan(400)
    }
  })

  test("where a phone cannot keep the picture, the page is forwarded with WeChat's own", async () => {
    phone.keepPictures(false)
    const page = await phone.open(`/pages/votes/ballot?community=home&vote=${vote}`)
    expect(page.forwarded()).toEqual({ title: expect.stringContaining("截止"), path: expect.stringContaining(vote) })
    phone.keepPictures(true)
  })
})
