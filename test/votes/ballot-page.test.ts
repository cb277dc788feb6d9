import { fen } from "#cloud/shared/values/fen"
import { greedyRule } from "#cloud/votes/counting/rule"
import { receiptNumber } from "#cloud/votes/rules"
import { inOrder } from "../../src/pages/votes/parts/order"
import { numbersOf, slipOf } from "../../src/pages/votes/parts/slip"
import { hasRoom, sumOf, type Vote } from "../../src/pages/votes/parts/vote"
import { closes, opens, options, vote } from "./booth.ts"

const shown: Vote = {
  vote,
  title: "Spring",
  form: { kind: "approval", min: 0, max: 2 },
  options,
  budget: fen(1_000_000),
  rule: greedyRule,
  rulesHash: "0".repeat(64),
  opens,
  closes,
  changeAllowed: true,
  secrecy: "T1",
  seats: 10,
  lot: "0".repeat(64),
  now: opens,
  stands: "open",
  held: false,
  groups: [],
}

test("every voter sees another order, the same one on every visit, and no project gains by it", () => {
  const first = new Map<string, number>()
  for (let seed = 0; seed < 3000; seed++) {
    const order = inOrder(["a", "b", "c"], seed)
    expect(order).toEqual(inOrder(["a", "b", "c"], seed))
    expect([...order].sort()).toEqual(["a", "b", "c"])
    const place = order.join("")
    first.set(place, (first.get(place) ?? 0) + 1)
  }
  expect(first.size).toBe(6)
  // 3,000 over 6 orders: 500 each, four standard deviations are 82.
  for (const times of first.values()) expect(Math.abs(times - 500)).toBeLessThan(82)
})

test("a ballot takes no more than it may, by number or by cost", () => {
  const [lights, bench, racks] = options as [Vote["options"][number], Vote["options"][number], Vote["options"][number]]
  expect(hasRoom(shown, [lights.id], bench)).toBe(true)
  expect(hasRoom(shown, [lights.id, bench.id], racks)).toBe(false)
  const knapsack: Vote = { ...shown, form: { kind: "knapsack", budget: fen(800_000) } }
  expect(sumOf(options, [lights.id, bench.id])).toBe(800_000)
  expect(hasRoom(knapsack, [lights.id], bench)).toBe(true)
  expect(hasRoom(knapsack, [lights.id, bench.id], racks)).toBe(false)
})

test.each([
  ["1 3", ["lights", "racks"]],
  ["３，１", ["racks", "lights"]],
  [" 2 ", ["bench"]],
  ["2 2", ["bench"]],
  ["0", []],
])("a slip is typed as numbers: %j", (typed, chosen) => {
  expect(slipOf(shown, typed)).toEqual({ kind: "approval", options: chosen })
})

test("an invalid slip is x, and what cannot be read is not guessed", () => {
  expect(slipOf(shown, "X")).toBeNull()
  for (const typed of ["", " ", "4", "1 9", "12", "-1", "1a", "one", "01x", "1;2"])
    expect(slipOf(shown, typed)).toBeUndefined()
  const slip = slipOf(shown, "3 1")
  expect(slip && numbersOf(shown, slip)).toBe("1 3")
})

test("a receipt is read in groups of four", () => {
  expect(receiptNumber("9f3a21c704be5d1a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c")).toBe("9F3A 21C7 04BE")
})
