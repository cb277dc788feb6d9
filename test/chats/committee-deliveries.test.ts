import { second } from "#cloud/shared/values/instant"
import { marks } from "#cloud/votes/casting/records"
import { boxOf, vote, ways } from "./committee.ts"
import { nine, type Office, openOffice } from "./office.ts"

jest.setTimeout(60_000)

describe.each(ways)("%s", (_, options) => {
  let office: Office
  beforeEach(async () => {
    office = await openOffice(options)
  })
  afterEach(async () => {
    // Whatever we sent, WeCom would have taken.
    expect(office.wecom.refused).toEqual([])
    await office.close()
  })

  const { choicesOf } = boxOf(() => office)

  describe("deliveries", () => {
    test("the same tap delivered twice, each time signed anew, is one ballot", async () => {
      await office.put(vote)
      const card = await office.show()
      office.wecom.faults.twice = true
      for (const userid of nine) await office.tap(userid, card, "approve")
      expect((await office.documents.list(marks, { where: { vote } })).map(({ turns }) => turns)).toEqual(
        Array(9).fill(1),
      )
    })

    test("a tap that comes after a later one does not undo it", async () => {
      await office.put(vote)
      const card = await office.show()
      office.wecom.faults.overtaken = true
      const first = office.tap("li", card, "approve")
      office.pass(30 * second)
      await office.tap("li", card, "oppose")
      await first
      expect(await choicesOf()).toEqual(["oppose"])
    })

    test("an answer that is lost leaves a ballot behind, and tapping again changes nothing", async () => {
      await office.put(vote)
      const card = await office.show()
      office.wecom.faults.lost = "silent"
      await office.tap("li", card, "approve")
      expect(office.titleOf("li", card)).toBe("3 号楼加装电梯")
      office.wecom.faults.lost = "none"
      await office.tap("li", card, "approve")
      expect(office.titleOf("li", card)).toBe("✓ 已记录 · 3 号楼加装电梯")
      expect(await choicesOf()).toEqual(["approve"])
      expect((await office.documents.list(marks, { where: { vote } }))[0]?.turns).toBe(1)
    })

    test("an answer is there well within WeCom's five seconds", async () => {
      await office.put(vote)
      const card = await office.show()
      for (const userid of nine)
        expect(await office.tap(userid, card, "approve")).toMatchObject({ status: 200, tries: 1 })
    })
  })
})
