import {
  checkGoesLive,
  goesLive,
  lookEvery,
  nextLook,
  saidOf,
  sameSaid,
  waitAfter,
} from "#cloud/meetings/sharing/rules"
import { hour, instant, later, minute, msOf } from "#cloud/shared/values/instant"

const begins = instant("2026-03-05T11:00:00.000Z")
const meeting = { state: "called", begins, ends: later(begins, 2 * hour) } as const

test("a card goes live from when the hall can be opened until the meeting is to end, and not of one that is over", () => {
  expect(goesLive(meeting, later(begins, -12 * hour - 1))).toBe(false)
  expect(goesLive(meeting, later(begins, -12 * hour))).toBe(true)
  expect(goesLive(meeting, later(meeting.ends, -1))).toBe(true)
  expect(goesLive(meeting, meeting.ends)).toBe(false)
  expect(goesLive({ ...meeting, state: "open" }, begins)).toBe(true)
  expect(goesLive({ ...meeting, state: "closed" }, begins)).toBe(false)
  expect(goesLive({ ...meeting, state: "cancelled" }, begins)).toBe(false)
})

test("whatever is refused says why, and the longest meeting still lies within the day that an activity lives", () => {
  const code = (about: Parameters<typeof checkGoesLive>[0], at: typeof begins) => {
    try {
      checkGoesLive(about, at)
    } catch (error) {
      return (error as { code?: string }).code
    }
    return undefined
  }
  expect(code(meeting, later(begins, -13 * hour))).toBe("meetings.cardTooSoon")
  expect(code({ ...meeting, state: "cancelled" }, begins)).toBe("meetings.cardOver")
  const longest = { ...meeting, ends: later(begins, 12 * hour) }
  expect(code(longest, later(begins, -12 * hour))).toBeUndefined()
  expect(code({ ...meeting, ends: later(begins, 13 * hour) }, later(begins, -12 * hour))).toBe("meetings.cardTooSoon")
})

test("the card tells who is there of who is expected, and that it has begun once an item is on, voted on, or it is closed", () => {
  const figures = { present: 21, eligible: 31 }
  expect(saidOf({ state: "called" }, undefined, { ...figures, present: 0 })).toEqual({
    ...{ present: 0, eligible: 31, begun: false },
  })
  expect(saidOf({ state: "open" }, { motions: 0 }, figures)).toEqual({ ...figures, begun: false })
  expect(saidOf({ state: "open" }, { motions: 0, item: "i1" }, figures).begun).toBe(true)
  expect(saidOf({ state: "open" }, { motions: 1 }, figures).begun).toBe(true)
  expect(saidOf({ state: "closed" }, { motions: 0 }, figures).begun).toBe(true)
})

test("the same figures are no news, nor any figures once it has begun", () => {
  const said = { present: 3, eligible: 11, begun: false }
  expect(sameSaid(said, { ...said })).toBe(true)
  expect(sameSaid(said, { ...said, present: 4 })).toBe(false)
  expect(sameSaid(said, { ...said, eligible: 12 })).toBe(false)
  expect(sameSaid(said, { ...said, begun: true })).toBe(false)
  expect(sameSaid({ ...said, begun: true }, { ...said, present: 9, begun: true })).toBe(true)
})

test("looks at one meeting fall on common moments, and a failed try waits longer each time, five minutes at most", () => {
  const from = instant("2026-03-05T10:00:01.000Z")
  expect(nextLook(from, lookEvery)).toBe("2026-03-05T10:00:05.000Z")
  expect(nextLook(later(from, 3999), lookEvery)).toBe("2026-03-05T10:00:05.000Z")
  expect(nextLook(instant("2026-03-05T10:00:05.000Z"), lookEvery)).toBe("2026-03-05T10:00:10.000Z")
  expect(msOf(nextLook(from, minute)) % minute).toBe(0)
  expect([0, 1, 2].map(tries => [waitAfter(tries, 0), waitAfter(tries, 0.999)])).toEqual([
    [2_500, 4_997],
    [5_000, 9_995],
    [10_000, 19_990],
  ])
  expect(waitAfter(40, 0.999)).toBeLessThan(5 * minute)
  expect(waitAfter(40, 0)).toBe(2.5 * minute)
})
