import { earmark, fundBalance, release } from "#cloud/funds/actions"
import { collections, funds } from "#cloud/funds/index"
import { funds as books, entries } from "#cloud/funds/records"
import { accounts, afterLines, type Balances, firstBreak, none } from "#cloud/funds/rules"
import { Refusal } from "#cloud/shared/refusal"
import { every } from "#cloud/shared/store"
import { fen } from "#cloud/shared/values/fen"
import { type Id, id } from "#cloud/shared/values/id"
import { fc } from "../support/drawn.ts"
import { type House, openHouse } from "../support/house.ts"

interface Statement {
  readonly available: number
  readonly granted: number
  readonly entries: {
    readonly n: number
    readonly kind: string
    readonly amount: number
    readonly available: number
    readonly as: string
    readonly items: { readonly project: string; readonly title?: string; readonly amount: number }[]
  }[]
  readonly next?: number
}

let house: House
let treasurer: ReturnType<House["person"]>
let fund: Id<"fund">
beforeEach(async () => {
  house = openHouse(() => [funds()], collections)
  treasurer = house.person("treasurer", { roles: ["treasurer"] })
  const opened = await house.ask<{ fund: string }>(treasurer, "funds.open", { name: "Micro" })
  fund = id<"fund">(opened.fund)
})
afterEach(() => house.close())

const granted = (amount: number) => house.ask(treasurer, "funds.grant", { fund, amount, source: "street office" })
const spend = (cause: string, amounts: Record<string, number>) =>
  house.documents.change(tx =>
    earmark(tx, {
      fund,
      cause,
      at: house.now(),
      items: Object.entries(amounts).map(([project, amount]) => ({
        project,
        amount: fen(amount),
        title: `T ${project}`,
      })),
    }),
  )
const giveBack = (cause: string, project: string, amount: number) =>
  house.documents.change(tx => release(tx, { fund, cause, at: house.now(), items: [{ project, amount: fen(amount) }] }))
const book = async () => {
  const all = []
  for await (const entry of every(house.documents, entries, { fund })) all.push(entry)
  return all.sort((a, b) => a.n - b.n)
}
/** Every promise of the book, from its first entry to its last; gives the number of entries. */
const checkBook = async (): Promise<number> => {
  const all = await book()
  let balances: Balances = none
  for (const [place, entry] of all.entries()) {
    const sum = (side: string) =>
      entry.lines.filter(line => line.side === side).reduce((total, { amount }) => total + amount, 0)
    expect(entry.n).toBe(place + 1)
    expect(sum("debit")).toBe(sum("credit"))
    balances = afterLines(balances, entry.lines)
    expect(entry.after).toEqual(balances)
    expect(accounts.every(account => balances[account] >= 0)).toBe(true)
    const { granted: all, ...elsewhere } = balances
    expect(Object.values(elsewhere).reduce((total, amount) => total + amount, 0)).toBe(all)
  }
  expect(firstBreak(all)).toBeUndefined()
  const kept = await house.documents.read(books, fund)
  expect(kept).toMatchObject({ balances, entries: all.length })
  return all.length
}

test("money comes in, is set aside, and the statement shows every fen of it, by capacity and never by name", async () => {
  await granted(5_000_000)
  await spend("award:r1", { lights: 320_000, bench: 540_000 })
  const resident = house.person("r")
  const statement = await house.ask<Statement>(resident, "funds.statement", { fund })
  expect(statement).toMatchObject({ granted: 5_000_000, available: 4_140_000 })
  expect(statement.entries).toMatchObject([
    {
      n: 2,
      kind: "earmark",
      amount: 860_000,
      available: 4_140_000,
      as: "vote",
      items: [
        { project: "lights", title: "T lights", amount: 320_000 },
        { project: "bench", title: "T bench", amount: 540_000 },
      ],
    },
    { n: 1, kind: "grant", amount: 5_000_000, available: 5_000_000, as: "treasurer", items: [] },
  ])
  expect(JSON.stringify(statement)).not.toContain("person")
  expect(await house.ask(resident, "funds.list")).toMatchObject({
    funds: [{ fund, name: "Micro", earmarked: 860_000 }],
  })
  expect(await checkBook()).toBe(2)
})

test("threat 15: 60 spends at once take exactly what is there, and not a fen more", async () => {
  await granted(1_000_000)
  const tries = await Promise.allSettled(
    Array.from({ length: 60 }, (_, n) => spend(`award:${n}`, { [`p${n}`]: 25_000 })),
  )
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(40)
  const reasons = tries.flatMap(one => (one.status === "rejected" ? [one.reason as Refusal] : []))
  expect(reasons.every(reason => reason instanceof Refusal && reason.code === "funds.notEnough")).toBe(true)
  await expect(spend("award:last", { p: 1 })).rejects.toMatchObject({ code: "funds.notEnough" })
  expect(await fundBalance(house.documents, fund)).toMatchObject({ available: 0, earmarked: 1_000_000 })
  expect(await checkBook()).toBe(41)
})

test("whatever is granted, set aside and given back at once, the book balances at every entry", async () => {
  const act = fc.record({
    what: fc.constantFrom("grant", "spend", "giveBack"),
    amount: fc.integer({ min: 1, max: 500_000 }),
    project: fc.constantFrom("a", "b", "c"),
  })
  let round = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 60, maxLength: 60 }), async acts => {
      round += 1
      const before = (await book()).length
      const done = await Promise.allSettled(
        acts.map(({ what, amount, project }, n) => {
          if (what === "grant") return granted(amount)
          if (what === "spend") return spend(`award:${round}.${n}`, { [project]: amount })
          return giveBack(`back:${round}.${n}`, project, amount)
        }),
      )
      const failed = done.flatMap(one => (one.status === "rejected" ? [String(one.reason?.code ?? one.reason)] : []))
      expect(failed.filter(code => !["funds.notEnough", "funds.notSetAside"].includes(code))).toEqual([])
      expect(await checkBook()).toBe(before + 60 - failed.length)
    }),
    { numRuns: 6 },
  )
})

test("the same cause is entered once, and a repeated grant is one grant", async () => {
  await granted(100_000)
  await spend("award:r1", { lights: 10_000 })
  await expect(spend("award:r1", { lights: 10_000 })).rejects.toMatchObject({ code: "funds.alreadyEntered" })
  const key = "a-key-of-16-chars"
  const told = { fund, amount: 5_000, source: "a neighbour" }
  const first = await house.ask(treasurer, "funds.grant", told, key)
  expect(await house.ask(treasurer, "funds.grant", told, key)).toEqual(first)
  expect(await house.ask(treasurer, "funds.list")).toMatchObject({ funds: [{ granted: 105_000 }] })
  expect(await checkBook()).toBe(3)
})

test("no more is given back than was set aside for that very project", async () => {
  await granted(100_000)
  await spend("award:r1", { lights: 30_000, bench: 20_000 })
  await expect(giveBack("back:1", "bench", 20_001)).rejects.toMatchObject({ code: "funds.notSetAside" })
  await expect(giveBack("back:2", "pool", 1)).rejects.toMatchObject({ code: "funds.notSetAside" })
  await giveBack("back:3", "bench", 20_000)
  expect(await fundBalance(house.documents, fund)).toMatchObject({ available: 70_000, earmarked: 30_000 })
})

test("threat 14: an entry that was changed, dropped or moved breaks the chain where it happened", async () => {
  await granted(100_000)
  for (const n of [1, 2, 3]) await spend(`award:${n}`, { p: 1_000 * n })
  const all = await book()
  expect(firstBreak(all)).toBeUndefined()
  expect(firstBreak(all.map(entry => (entry.n === 3 ? { ...entry, words: "other" } : entry)))).toBe(3)
  expect(firstBreak(all.filter(({ n }) => n !== 2))).toBe(2)
  expect(firstBreak(all.toSorted((a, b) => (a.n === 2 ? -1 : b.n === 2 ? 1 : a.n - b.n)))).toBe(1)
})

test("only the treasurer writes; nobody sees another community's money", async () => {
  const staff = house.person("s", { roles: ["staff"] })
  const guest = house.person("g", { roles: ["treasurer"], community: "elsewhere" as never })
  const told = { fund, amount: 100, source: "street office" }
  expect(await house.refusal(staff, "funds.grant", told)).toEqual({ status: 403, code: "house.notYours" })
  expect((await house.refusal(staff, "funds.open", { name: "Other" })).code).toBe("house.notYours")
  expect(await house.refusal(guest, "funds.grant", told)).toEqual({ status: 404, code: "funds.noSuchFund" })
  expect((await house.refusal(guest, "funds.statement", { fund })).code).toBe("funds.noSuchFund")
  expect((await house.refusal("nobody", "funds.list")).code).toBe("house.whoAreYou")
  expect((await house.refusal(treasurer, "funds.grant", { ...told, amount: 0 })).code).toBe("house.tooLittle")
  expect((await house.refusal(treasurer, "funds.grant", { ...told, amount: 10.5 })).code).toBe("house.wrongType")
})

test("a long book comes in pages, the newest first", async () => {
  await granted(1_000_000)
  for (let n = 0; n < 59; n++) await spend(`award:${n}`, { p: 1_000 })
  const first = await house.ask<Statement>(treasurer, "funds.statement", { fund })
  expect(first.entries).toHaveLength(50)
  expect(first).toMatchObject({ next: 11, entries: { 0: { n: 60 } } })
  const rest = await house.ask<Statement>(treasurer, "funds.statement", { fund, before: first.next })
  expect(rest.entries.map(({ n }) => n)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
  expect(rest).not.toHaveProperty("next")
})
