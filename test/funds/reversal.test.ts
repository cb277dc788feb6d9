import { earmark } from "#cloud/funds/actions"
import { collections, funds } from "#cloud/funds/index"
import { entries } from "#cloud/funds/records"
import { firstBreak } from "#cloud/funds/rules"
import { fen } from "#cloud/shared/values/fen"
import type { Id } from "#cloud/shared/values/id"
import { type House, openHouse } from "../support/house.ts"

let house: House
let treasurer: ReturnType<House["person"]>
let fund: Id<"fund">
beforeEach(async () => {
  house = openHouse(() => [funds()], collections)
  treasurer = house.person("treasurer", { roles: ["treasurer"] })
  fund = (await house.ask<{ fund: Id<"fund"> }>(treasurer, "funds.open", { name: "Micro" })).fund
  await house.ask(treasurer, "funds.grant", { fund, amount: 50_000, source: "street office" })
})
afterEach(() => house.close())

const reverse = (n: number) => ({ fund, n, reason: "entered twice" })
const book = async () => (await house.documents.list(entries, { where: { fund } })).sort((a, b) => a.n - b.n)

test("threat 14: a wrong grant is undone by an entry of its own; nothing is changed, and the head moves on", async () => {
  const before = await house.ask<{ head: string }>(treasurer, "funds.statement", { fund })
  expect(await house.ask(treasurer, "funds.reverse", reverse(1))).toMatchObject({ granted: 0, available: 0, n: 2 })
  const after = await house.ask<{ head: string }>(treasurer, "funds.statement", { fund })
  expect(after).toMatchObject({
    entries: [{ n: 2, kind: "reversal", words: "entered twice", amount: 50_000 }, { n: 1 }],
  })
  expect(after.head).not.toBe(before.head)
  expect(firstBreak(await book())).toBeUndefined()
})

test("an entry is undone once, only by the treasurer, only a grant, and only while the money is there", async () => {
  const code = async (n: number, who = treasurer) => (await house.refusal(who, "funds.reverse", reverse(n))).code
  expect(await code(9)).toBe("funds.noSuchEntry")
  expect(await code(1, house.person("s", { roles: ["staff"] }))).toBe("house.notYours")
  const items = [{ project: "lights", amount: fen(20_000) }]
  await house.documents.change(tx => earmark(tx, { fund, cause: "award:1", items, at: house.now() }))
  expect(await code(1)).toBe("funds.notEnough")
  expect(await code(2)).toBe("funds.onlyGrants")
  await house.ask(treasurer, "funds.grant", { fund, amount: 50_000, source: "street office" })
  await house.ask(treasurer, "funds.reverse", reverse(1))
  expect(await code(1)).toBe("funds.alreadyEntered")
  expect(await code(4)).toBe("funds.onlyGrants")
  expect(firstBreak(await book())).toBeUndefined()
})
