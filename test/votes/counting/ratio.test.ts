import { comparePer, ratio, shown } from "#cloud/votes/counting/ratio"

test("a fraction is shown as the nearest double, however large or small it is", () => {
  const ten = BigInt(10)
  expect(shown(BigInt(1), BigInt(3))).toBeCloseTo(1 / 3, 15)
  expect(shown(BigInt(0), BigInt(7))).toBe(0)
  expect(shown(BigInt(-3), BigInt(4))).toBe(-0.75)
  expect(shown(ten ** BigInt(40), BigInt(4)) / 2.5e39).toBeCloseTo(1, 14)
  expect(shown(BigInt(4), ten ** BigInt(40)) * 2.5e39).toBeCloseTo(1, 14)
})

test("two sums are compared by what each comes to a head, to the last fraction", () => {
  const third = ratio(1, 3)
  expect(comparePer(third, 2, ratio(1, 2), 3)).toBe(0)
  expect(comparePer(third, 2, ratio(1, 2), 4)).toBe(1)
  expect(comparePer(third, 3, ratio(1, 2), 3)).toBe(-1)
  expect(comparePer(ratio(5), 3, ratio(3), 2)).toBe(1)
  expect(comparePer(ratio(3), 2, ratio(5), 3)).toBe(-1)
})
