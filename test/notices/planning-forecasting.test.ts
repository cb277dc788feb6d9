import { isFor, type Need, needsOf, weightOf } from "#cloud/notices/planning/rules"
import type { Fact } from "#cloud/shared/fact"
import { id } from "#cloud/shared/values/id"
import { dayLong, hour, instant, later } from "#cloud/shared/values/instant"

const now = instant("2026-03-02T01:00:00.000Z")
const closes = later(now, 7 * dayLong)

/** What is to come, in short: by which template, how many ms from now, and what it is worth. */
const shortly = (...told: Parameters<typeof needsOf>[0]) =>
  needsOf(told, now).map(({ template, at, weight, odds = 0 }) => [template, at, weight * odds])

test("what is to come is known from what has happened: a vote has a last day and a result", () => {
  const opened = { kind: "projects.votingOpened", data: { closes } }
  expect(shortly(opened)).toEqual([
    ["vote", later(closes, -dayLong), 28],
    ["result", later(closes, dayLong), 40],
  ])
  expect(needsOf([opened], later(closes, 2 * dayLong))).toEqual([])
  expect(needsOf([{ ...opened, data: {} }], now)).toEqual([])
  const far = later(now, 60 * dayLong)
  expect(needsOf([{ kind: "meetings.called", data: { when: far } }], now)).toEqual([])
})

const called = { kind: "meetings.called", about: "m1:0", at: now, data: { when: closes } }
const ofCalled = [
  ["meeting", later(closes, -dayLong), 63],
  ["meeting", closes, 18],
]

test("a called meeting will be reminded of, and until it begins it may be changed or cancelled, which is unlikely", () => {
  expect(shortly(called)).toEqual(ofCalled)
  const tomorrow = { kind: "meetings.tomorrow", about: "m1:2026-03-09", at: later(now, hour), data: { when: closes } }
  expect(shortly(called, tomorrow)).toEqual(ofCalled.slice(1))
})

test("of a matter only the newest fact counts: a meeting that was moved or cancelled, a poll that was settled, withdrawn or has become a meeting", () => {
  const when = later(closes, 3 * dayLong)
  const moved = { kind: "meetings.moved", about: "m1:1", at: later(now, hour), data: { when } }
  const ofMoved = ofCalled.map(([template, at, worth]) => [template, later(at as typeof now, 3 * dayLong), worth])
  for (const told of [
    [called, moved],
    [moved, called],
  ])
    expect(shortly(...told)).toEqual(ofMoved)
  const cancelled = { kind: "meetings.cancelled", about: "m1:2", at: later(now, 2 * hour), data: { when } }
  expect(shortly(cancelled, called, moved)).toEqual([])
  const other = { ...called, about: "m2:0" }
  expect(shortly(cancelled, called, other)).toEqual(ofCalled)

  const persons = { to: "persons" as const, persons: [] }
  const opened = { kind: "meetings.pollOpened", about: "p1", at: now, audience: persons, data: { closes } }
  expect(shortly(opened)).toEqual([
    ["meeting", later(closes, dayLong), 48],
    ["meeting", later(closes, 2 * dayLong), 42],
  ])
  const settled = { ...opened, kind: "meetings.settled", at: later(now, hour), data: { when } }
  expect(shortly(opened, settled)).toEqual([
    ["meeting", later(when, -2 * dayLong), 63],
    ["meeting", later(when, -dayLong), 56],
  ])
  expect(shortly(opened, settled, { ...called, data: { when: closes, poll: "p1" } })).toEqual(ofCalled)
  expect(shortly(opened, { ...opened, kind: "meetings.pollWithdrawn", at: later(now, hour), data: {} })).toEqual([])
})

test("residents who are asked when they can come are told the date; only a body is called", () => {
  const asked = { kind: "meetings.pollOpened", about: "p1", at: now, audience: { to: "community" as const } }
  expect(shortly({ ...asked, data: { closes } }).map(([, , worth]) => worth)).toEqual([48])
  expect(shortly({ ...asked, data: { closes, ofBody: "b1" } }).map(([, , worth]) => worth)).toEqual([48, 42])
  const settled = { ...asked, kind: "meetings.settled", data: { when: closes } }
  expect(shortly(settled)).toEqual([])
})

test("a need is theirs who were told of what it follows on", () => {
  const told = (...audiences: Fact["audience"][]): Need => ({
    ...{ template: "meeting", at: now, weight: 7 },
    told: audiences.map(audience => ({ ...called, audience })),
  })
  const [wang, li] = [id<"person">("wang"), id<"person">("li")]
  const only = (person: typeof wang) => ({ to: "persons" as const, persons: [person] })
  const building = { to: "buildings" as const, buildings: [id<"building">("b1")] }
  expect(isFor({ template: "meeting", at: now, weight: 7 }, "wang")).toBe(true)
  expect(isFor(told({ to: "community" }), "wang")).toBe(true)
  expect([isFor(told(only(wang)), "wang"), isFor(told(only(wang)), "li")]).toEqual([true, false])
  expect(isFor(told(only(wang), only(li)), "li")).toBe(true)
  expect(isFor(told(building), "wang")).toBe(undefined)
})

test("a changed meeting weighs more than a called one, a result less than a vote; what staff write is everyday news", () => {
  const [changed, voting, called, result, news] = [
    weightOf("meetings.changed:m1", "meeting"),
    weightOf("projects.votingOpened:r1", "vote"),
    weightOf("meetings.called:m1", "meeting"),
    weightOf("projects.published:r1", "result"),
    weightOf(undefined, "news"),
  ] as const
  expect([changed, voting, called, result, news]).toEqual([9, 8, 7, 4, 2])
})
