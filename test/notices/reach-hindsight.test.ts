import { bestFor } from "../../bench/reach-hindsight.ts"
import { bestOf } from "../../bench/reach-homes.ts"
import { fc } from "../support/drawn.ts"
import { everyWay, smallCase, worthOf } from "./support/every-way.ts"

const within = 4
const numRuns = 150

test("the best for one person in hindsight is what trying everything out finds, to the point", () => {
  let byMessages = 0
  fc.assert(
    fc.property(smallCase(1), ({ told, people, gains }) => {
      const [person] = people as [(typeof people)[number]]
      const best = bestFor(told, person, gains, within)
      const all = [...everyWay(told, person, within)].map(heard => worthOf(heard, gains))
      expect(best.gain).toBe(Math.max(...all))
      expect(all).toContain(best.heard.reduce((sum, n) => sum + (gains[n] ?? 0), 0))
      if (best.sent > 0) byMessages += 1
    }),
    { numRuns },
  )
  expect(byMessages).toBeGreaterThan(numRuns / 4)
})

test("for two who live together it lies between a way that was found and a bound that none can pass", () => {
  let alike = 0
  fc.assert(
    fc.property(smallCase(2), ({ told, people, gains }) => {
      const [one, other] = people.map(person => [...everyWay(told, person, within)]) as [number[], number[]]
      const most = Math.max(...one.flatMap(heard => other.map(too => worthOf(heard | too, gains))))
      const [home] = bestOf({ told, people, households: 1 }, gains, within)
      expect(home?.bound).toBeGreaterThanOrEqual(most)
      expect(home?.reached).toBeLessThanOrEqual(most)
      if (home?.bound === home?.reached) alike += 1
    }),
    { numRuns },
  )
  expect(alike).toBeGreaterThan(0.8 * numRuns)
})

test("a message that brings somebody also lets them hear what was told an hour before", () => {
  const notice = { kind: "written", moments: {}, names: {} }
  const told = [
    { ...notice, hour: 0, template: "vote", about: "vote", part: { until: 5, about: "result" } },
    { ...notice, hour: 20, template: "news", about: "news" },
    { ...notice, hour: 21, template: "vote", about: "reminder" },
  ] as const
  const person = {
    household: 0,
    opens: [1],
    comes: [undefined, undefined, 2],
    agrees: [["vote"], [], []],
    off: 99,
  } as const
  expect(bestFor(told, person, [0, 1, 1], 72)).toMatchObject({ gain: 2, sent: 1 })
})
