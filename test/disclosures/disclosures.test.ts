import { type Publication, publish } from "#cloud/disclosures/actions"
import { collections, disclosures } from "#cloud/disclosures/index"
import { maskedText } from "#cloud/disclosures/rules"
import { canonical, digest } from "#cloud/shared/digest"
import { Taken } from "#cloud/shared/store"
import { elsewhere, type House, home, openHouse } from "../support/house.ts"

const publication = (about: string, at: Publication["at"]): Publication => ({
  kind: "projects.result",
  about,
  title: "2026 年第一轮微项目",
  at,
  until: at,
  body: {
    figures: { budget: 2000000, spent: 320000 },
    rows: [
      {
        title: "王阿姨 13912345678 要的灯",
        note: "3 号楼 2 单元 501 室门口",
        state: "chosen",
        figures: { cost: 320000 },
      },
    ],
    remarks: [{ zh: "有疑问打 0472-5551234", en: "Call 0472-5551234" }],
  },
})

describe("what has been published", () => {
  let house: House
  const publishOne = (about: string) => house.documents.change(tx => publish(tx, publication(about, house.now())))
  beforeEach(() => {
    house = openHouse(() => [disclosures({ streetOf: async () => undefined })], collections)
  })
  afterEach(() => house.close())

  test("anyone reads it, without an account, the newest first and page by page", async () => {
    for (const about of ["one", "two", "three"]) {
      await publishOne(about)
      house.pass(1000)
    }
    type List = { disclosures: { about: string }[]; next?: string }
    const first = await house.ask<List>("nobody", "disclosures.list", { community: home, limit: 2 })
    expect(first.disclosures.map(one => one.about)).toEqual(["three", "two"])
    const second = await house.ask<List>("nobody", "disclosures.list", { community: home, limit: 2, after: first.next })
    expect(second.disclosures.map(one => one.about)).toEqual(["one"])
    expect(second.next).toBeUndefined()
  })

  test("carries no telephone and no room number, and the hash is of what can be read", async () => {
    const made = await publishOne("one")
    const shown = await house.ask<{ body: unknown; hash: string }>("nobody", "disclosures.read", {
      community: home,
      disclosure: made,
    })
    const text = JSON.stringify(shown)
    expect(text).toContain("139****5678")
    expect(text).toContain("*** 室门口")
    for (const secret of ["13912345678", "501", "5551234"]) expect(text).not.toContain(secret)
    expect(shown.hash).toBe(digest(canonical(shown.body)))
  })

  test("is not found in another community", async () => {
    const made = await publishOne("one")
    expect(await house.refusal("nobody", "disclosures.read", { community: elsewhere, disclosure: made })).toEqual({
      status: 404,
      code: "disclosures.noSuchDisclosure",
    })
    expect(await house.ask("nobody", "disclosures.list", { community: elsewhere })).toEqual({ disclosures: [] })
  })

  test("is published once and never changed", async () => {
    await publishOne("one")
    await expect(publishOne("one")).rejects.toThrow(Taken)
  })

  test("a list without a community, or longer than a phone shows, is refused", async () => {
    expect(await house.refusal("nobody", "disclosures.list", {})).toEqual({ status: 400, code: "house.wrongType" })
    expect(await house.refusal("nobody", "disclosures.list", { community: home, limit: 51 })).toEqual({
      status: 400,
      code: "house.tooMuch",
    })
  })
})

test.each([
  ["电话 13912345678。", "电话 139****5678。"],
  ["身份证11010119900307123X", `身份证${"*".repeat(18)}`],
  ["0472-5551234", "0472-*******"],
  ["5 栋 1203室", "5 栋 ***室"],
  ["2026 年 3 号楼 1–6 层，8600 元", "2026 年 3 号楼 1–6 层，8600 元"],
  ["订单 139123456789", "订单 139123456789"],
])("%s is published as %s", (typed, shown) => {
  expect(maskedText(typed)).toBe(shown)
})
