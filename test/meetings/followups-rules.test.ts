import { checkBy, inOrder, nextReminder, reminderOn, standingOf } from "#cloud/meetings/followups/rules"
import { day } from "#cloud/shared/values/day"
import { instant } from "#cloud/shared/values/instant"

const by = day("2026-03-12")

describe("what was promised", () => {
  test("is late from the day after, by the calendar of China", () => {
    expect(standingOf({ by }, instant("2026-03-12T15:59:59.999Z"))).toBe("open")
    expect(standingOf({ by }, instant("2026-03-12T16:00:00.000Z"))).toBe("late")
    expect(
      standingOf({ by, done: { at: instant("2026-03-20T01:00:00.000Z") } }, instant("2026-04-01T01:00:00.000Z")),
    ).toBe("done")
  })

  test("is reminded of three days before, on the day, and then every week, at nine in the morning", () => {
    const seen: string[] = []
    let now = instant("2026-03-01T01:00:00.000Z")
    for (let turn = 0; turn < 5; turn += 1) {
      now = nextReminder(by, now)
      seen.push(now)
    }
    expect(seen).toEqual([
      "2026-03-09T01:00:00.000Z",
      "2026-03-12T01:00:00.000Z",
      "2026-03-19T01:00:00.000Z",
      "2026-03-26T01:00:00.000Z",
      "2026-04-02T01:00:00.000Z",
    ])
    expect([day("2026-03-09"), by, day("2026-03-19")].map(today => reminderOn(by, today))).toEqual([
      "soon",
      "today",
      "late",
    ])
  })

  test("a day that is past, or years away, is no promise", () => {
    const now = instant("2026-03-12T02:00:00.000Z")
    expect(() => checkBy(by, now)).not.toThrow()
    expect(() => checkBy(day("2026-03-11"), now)).toThrow("meetings.dayPast")
    expect(() => checkBy(day("2028-01-01"), now)).toThrow("meetings.dayFar")
  })

  test("late ones come first, then what is due next, and what is done at the end", () => {
    const now = instant("2026-03-12T02:00:00.000Z")
    const all = ["2026-03-20", "2026-03-01", "2026-03-13", "2026-03-05"].map(text => ({ by: day(text) }))
    const done = { by: day("2026-03-02"), done: { at: instant("2026-03-02T02:00:00.000Z") } }
    expect(inOrder([done, ...all], now).map(one => one.by)).toEqual([
      "2026-03-01",
      "2026-03-05",
      "2026-03-13",
      "2026-03-20",
      "2026-03-02",
    ])
  })
})
