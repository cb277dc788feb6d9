import { Classes, FRESH } from "#cloud/votes/counting/equal-shares/classes"
import { EVEN, Lots, POOR, RICH } from "#cloud/votes/counting/equal-shares/lots"
import { affordable, type Estimate, estimate, exactPrice } from "#cloud/votes/counting/equal-shares/pricing"
import { Purchases } from "#cloud/votes/counting/equal-shares/purchases"
import { ratio } from "#cloud/votes/counting/ratio"

/** Two supporters who have 30; three who paid 10 of it for one point, and four who paid 20 for two. Points double a price. */
const scene = (points: readonly [number, number, number] = [1, 1, 1]) => {
  const purchases = new Purchases(ratio(30))
  purchases.add(100, 10, new Float64Array(1))
  const classes = new Classes()
  classes.reset(30)
  const once = classes.after(FRESH, 1, 1, 10)
  const twice = classes.after(FRESH, 1, 2, 20)
  const lots = new Lots()
  lots.add(FRESH, 2, points[0])
  lots.add(once, 3, points[1])
  lots.add(twice, 4, points[2])
  const found: Estimate = { price: 0, error: 0, sure: false, short: false }
  return { purchases, classes, lots, found, once, sides: () => [...lots.sides.subarray(0, 3)] }
}
/** The exact price of one point, from these sides to start with. */
const priced = (cost: number, start: readonly number[], error = 0, points?: readonly [number, number, number]) => {
  const { purchases, classes, lots, found, sides } = scene(points)
  lots.sides.set(start)
  const { num, slope } = exactPrice(lots, cost, classes, purchases, error, found)
  return { price: ratio(num, purchases.denominator() * BigInt(slope)), slope, sides: sides(), found }
}
const starts = [POOR, RICH].flatMap(a => [POOR, RICH].flatMap(b => [POOR, RICH].map(c => [a, b, c])))

test("supporters can pay what they hold together, and not a fen more", () => {
  const { purchases, classes, lots } = scene()
  expect([160, 161].map(cost => affordable(lots, cost, classes, purchases))).toEqual([true, false])
})

describe("the exact price is found from whatever was supposed, and so is who pays all they have", () => {
  test.each<[string, number, number, number, number[]]>([
    ["all pay in full", 45, 5, 9, [RICH, RICH, RICH]],
    ["four pay their 10, five pay 12", 100, 12, 5, [RICH, RICH, POOR]],
    ["five pay 20, three of whom then have nothing left", 140, 20, 5, [RICH, EVEN, POOR]],
    ["two pay 25, the others all they have", 150, 25, 2, [RICH, POOR, POOR]],
    ["everybody pays the last fen", 160, 30, 2, [EVEN, POOR, POOR]],
  ])("%s", (_, cost, price, slope, sides) => {
    for (const start of starts) expect(priced(cost, start)).toMatchObject({ price: ratio(price), slope, sides })
  })

  test("also where the purses in doubles are too near to tell", () => {
    for (const start of starts) {
      expect(priced(139, start, 1)).toMatchObject({ price: ratio(99, 5), sides: [RICH, RICH, POOR] })
      expect(priced(140, start, 1)).toMatchObject({ price: ratio(20), sides: [RICH, EVEN, POOR] })
      expect(priced(141, start, 1)).toMatchObject({ price: ratio(41, 2), sides: [RICH, POOR, POOR] })
    }
  })

  test("and where some give more points and pay as many times the price", () => {
    // At 5 a point: twice 4 points from 30, three times 4 from 20, four times 1 from 10.
    for (const start of starts) {
      expect(priced(120, start, 0, [4, 4, 1])).toMatchObject({ price: ratio(5), slope: 24, sides: [RICH, EVEN, RICH] })
      expect(priced(121, start, 1, [4, 4, 1])).toMatchObject({ price: ratio(61, 12), sides: [RICH, POOR, RICH] })
      expect(priced(119, start, 1, [4, 4, 1])).toMatchObject({ price: ratio(119, 24), sides: [RICH, RICH, RICH] })
    }
  })

  test.each([1, 4])("a purse that is off by the last bit of a double is compared exactly, at %i points", points => {
    for (const off of [2 ** -51, -(2 ** -51)]) {
      const { purchases, classes, lots, found, once, sides } = scene([points, points, points])
      classes.purses[once] = 20 * (1 + off)
      exactPrice(lots, 140, classes, purchases, 0, found)
      expect(sides()).toEqual([RICH, EVEN, POOR])
    }
  })

  test("and the double shown for it is within its error, which is a few last bits", () => {
    const { found } = priced(100, [RICH, RICH, RICH])
    expect(found.price).toBe(12)
    expect(found.error).toBeGreaterThanOrEqual(12 * 2 ** -53)
    expect(found.error).toBeLessThan(12 * 2 ** -50)
  })
})

describe("the estimate in doubles", () => {
  const estimated = (cost: number, error = 0, points?: readonly [number, number, number]) => {
    const { classes, lots, found, sides } = scene(points)
    estimate(lots, cost, classes, error, found)
    return { ...found, sides: sides() }
  }

  test("is sure where nobody is near the price", () => {
    expect(estimated(100)).toMatchObject({ price: 12, sure: true, short: false, sides: [RICH, RICH, POOR] })
    expect(estimated(150)).toMatchObject({ price: 25, sure: true, short: false, sides: [RICH, POOR, POOR] })
    expect(estimated(45)).toMatchObject({ price: 5, sure: true, short: false, sides: [RICH, RICH, RICH] })
    expect(estimated(96, 0, [4, 4, 1])).toMatchObject({ price: 4, sure: true, sides: [RICH, RICH, RICH] })
  })
  test("is not sure where somebody has just the price", () => {
    expect(estimated(140)).toMatchObject({ price: 20, sure: false, short: false, sides: [RICH, RICH, POOR] })
    expect(estimated(160)).toMatchObject({ price: 30, sure: false, short: false })
  })
  test("is not sure where purses may be off by more than a millionth of the price", () => {
    expect(estimated(100, 1e-4).sure).toBe(false)
    // Off by four times this, shared by five: above half of what is still called sure.
    expect(estimated(100, 1.25e-5).sure).toBe(false)
    expect(estimated(100, 1e-9).sure).toBe(true)
  })
  test("says that the cost is not there only when it is certain", () => {
    expect(estimated(161).short).toBe(true)
    expect(estimated(161, 1)).toMatchObject({ short: false, sure: false })
  })
  test("is off by no more than it says when purses are off by that much", () => {
    for (const off of [1e-7, -1e-7]) {
      const { classes, lots, found } = scene()
      for (let of = FRESH; of < classes.count; of++) classes.purses[of] = (classes.purses[of] as number) + off
      estimate(lots, 150, classes, 1e-7, found)
      expect(Math.abs(found.price - 25)).toBeLessThanOrEqual(found.error)
      expect(found.error).toBeLessThan(1e-6)
    }
  })
})
