import { flaws, runHistory } from "../support/simulation/history.ts"

jest.setTimeout(600_000)

test("at least twelve mistakes are planted", () => expect(flaws.length).toBeGreaterThanOrEqual(12))

test.each(flaws)("a planted mistake is found within 1,000 histories: %s", async flaw => {
  let seed = 1
  while (seed <= 1_000 && (await runHistory(seed, flaw)).wrong.length === 0) seed += 1
  expect(seed).toBeLessThanOrEqual(1_000)
})
