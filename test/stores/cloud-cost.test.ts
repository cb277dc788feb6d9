import { measure } from "../../bench/cloud.ts"

jest.setTimeout(120_000)

test("in a warm instance a ballot costs at most four reads and three writes, a tick with nothing due three reads", async () => {
  const { ballot, page, tick, vote, unknown } = await measure(40)
  expect(ballot.warm).toBeLessThanOrEqual(4)
  expect(ballot.written).toBeLessThanOrEqual(3)
  expect(page.read).toBeLessThanOrEqual(10)
  expect(unknown).toEqual([])
  expect(Math.max(...Object.values(tick))).toBeLessThanOrEqual(3)
  expect(vote.householdsCounted).toBe(40)
})
