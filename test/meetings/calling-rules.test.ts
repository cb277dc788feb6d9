import {
  answerBy,
  changedParts,
  checkAgenda,
  checkSeen,
  checkStanding,
  checkTimes,
  countAnswers,
  earliestDay,
  isShort,
  leastOf,
  standingAnswer,
} from "#cloud/meetings/calling/rules"
import { Refusal } from "#cloud/shared/refusal"
import { day, daysLater } from "#cloud/shared/values/day"
import { instant } from "#cloud/shared/values/instant"

/** The code of what a rule says no with, or "fine". */
const said = (rule: () => unknown): string => {
  try {
    rule()
    return "fine"
  } catch (no) {
    if (no instanceof Refusal) return no.code.replace("meetings.", "")
    throw no
  }
}

describe("how many days ahead a meeting is called (民法典 201, 203)", () => {
  test.each([
    // called on, days of notice, first day of the meeting, and why
    ["2026-03-02", 10, "2026-03-13", "ten full days, the 3rd to the 12th, lie between"],
    ["2026-03-02", 15, "2026-03-18", "fifteen for owners"],
    ["2026-01-25", 10, "2026-02-05", "over the end of a month of 31 days"],
    ["2026-02-20", 10, "2026-03-03", "over the end of February"],
    ["2028-02-20", 10, "2028-03-02", "over a leap day"],
    ["2026-12-20", 15, "2027-01-05", "over the end of the year"],
    ["2026-02-05", 10, "2026-02-16", "ending in the Spring Festival: rest days count like any other"],
    ["2026-09-19", 10, "2026-09-30", "over a worked weekend"],
    ["2026-03-02", 1, "2026-03-04", "one full day"],
    ["2026-03-02", 0, "2026-03-02", "no period"],
  ])("called on %s with %d days: %s, %s", (called, days, first) => {
    expect(earliestDay(day(called), days)).toBe(first)
  })

  const terms = { noticeDays: 10, shorterAllowed: false }
  const lateOnMonday = instant("2026-03-02T15:59:00.000Z") // 23:59 in China
  const earlyOnTuesday = instant("2026-03-02T16:01:00.000Z") // 00:01 the next day in China

  test("the last minute of a day still counts as that day, the first of the next no longer, by China's clock", () => {
    const thirteenth = instant("2026-03-12T16:00:00.000Z") // 00:00 on the 13th
    expect(said(() => isShort(terms, thirteenth, lateOnMonday, undefined))).toBe("fine")
    expect(said(() => isShort(terms, thirteenth, earlyOnTuesday, undefined))).toBe("tooSoon")
    expect(said(() => isShort(terms, instant("2026-03-12T15:59:00.000Z"), lateOnMonday, undefined))).toBe("tooSoon")
  })

  test("shorter notice needs a rule that allows it and a reason, and is known as short", () => {
    const tomorrow = instant("2026-03-03T11:00:00.000Z")
    const allowed = { ...terms, shorterAllowed: true }
    expect(said(() => isShort(terms, tomorrow, lateOnMonday, "漏水"))).toBe("tooSoon")
    expect(said(() => isShort(allowed, tomorrow, lateOnMonday, undefined))).toBe("reasonNeeded")
    expect(said(() => isShort(allowed, tomorrow, lateOnMonday, ""))).toBe("reasonNeeded")
    expect(isShort(allowed, tomorrow, lateOnMonday, "漏水")).toBe(true)
    expect(isShort(allowed, instant("2026-03-20T11:00:00.000Z"), lateOnMonday, "漏水")).toBe(false)
  })

  test("every day of four years: exactly so many full days lie between", () => {
    let counted = 0
    for (let called = day("2025-01-01"); called < "2029-01-01"; called = daysLater(called, 1)) {
      const first = earliestDay(called, 10)
      let between = 0
      for (let one = daysLater(called, 1); one < first; one = daysLater(one, 1)) between += 1
      expect(between).toBe(10)
      counted += 1
    }
    expect(counted).toBe(1461)
  })
})

test("a time in the past, backwards, of a whole day, or next year is a mistake and is told", () => {
  const now = instant("2026-03-02T01:00:00.000Z")
  const times = (begins: string, ends: string) => ({ begins: instant(begins), ends: instant(ends) })
  const check = (begins: string, ends: string) => said(() => checkTimes(times(begins, ends), now))
  expect(check("2026-03-02T01:00:00.000Z", "2026-03-02T02:00:00.000Z")).toBe("beginsPast")
  expect(check("2026-03-03T02:00:00.000Z", "2026-03-03T02:00:00.000Z")).toBe("endsBeforeItBegins")
  expect(check("2026-03-03T02:00:00.000Z", "2026-03-04T02:00:00.000Z")).toBe("tooLong")
  expect(check("2026-03-03T02:00:00.000Z", "2026-03-03T14:00:00.000Z")).toBe("fine")
  expect(check("2027-03-03T02:00:00.000Z", "2027-03-03T03:00:00.000Z")).toBe("tooFar")
})

describe("the agenda", () => {
  const item = (more: object = {}) => ({ kind: "report" as const, title: "上月收支", ...more })
  const most = { agendaMost: 2 }
  const which = { kind: "motion", text: "选一家" }

  test.each([
    ["as many items as the rules allow", [item(), item()], "fine"],
    ["one more", [item(), item(), item()], "agendaLong"],
    ["a topic once", [item({ topic: "t1" }), item({ topic: "t2" })], "fine"],
    ["a topic twice", [item({ topic: "t1" }), item({ topic: "t1" })], "topicTwice"],
    ["an item twice", [item({ item: "i1" }), item({ item: "i1" })], "itemTwice"],
    ["a motion with its words", [item({ kind: "motion", text: "同意" })], "fine"],
    ["a motion without words", [item({ kind: "motion" })], "motionWithoutText"],
    ["choices of which one is chosen", [item({ ...which, choices: [{ title: "甲" }, { title: "乙" }] })], "fine"],
    ["one choice alone", [item({ ...which, choices: [{ title: "甲" }] })], "choicesFew"],
    [
      "two choices that read the same",
      [item({ ...which, choices: [{ title: "甲 方" }, { title: "甲方" }] })],
      "choiceTwice",
    ],
    ["a discussion without words", [item({ kind: "discussion" })], "fine"],
  ])("%s", (_, items, code) => {
    expect(said(() => checkAgenda(items, most))).toBe(code)
  })
})

describe("changing a called meeting", () => {
  const begins = instant("2026-03-18T11:00:00.000Z")
  const before = {
    title: "议事会",
    place: "活动室",
    begins,
    ends: instant("2026-03-18T12:30:00.000Z"),
    agenda: [],
    changes: 2,
  }

  test("whoever has not seen the last change is told what it is now", () => {
    expect(said(() => checkSeen(before, 2))).toBe("fine")
    expect(said(() => checkSeen(before, 1))).toBe("changedMeanwhile")
    expect(() => checkSeen(before, 1)).toThrow(
      expect.objectContaining({ details: { title: "议事会", place: "活动室", when: "2026-03-18 19:00", changes: 2 } }),
    )
  })

  test("what is told as changed is what changed", () => {
    expect(changedParts(before, before)).toEqual([])
    expect(changedParts(before, { ...before, place: "二楼" })).toEqual(["place"])
    expect(changedParts(before, { ...before, ends: instant("2026-03-18T13:00:00.000Z"), title: "会" })).toEqual([
      "time",
      "title",
    ])
    expect(changedParts(before, { ...before, agenda: [{ kind: "report", title: "收支" }], note: "带身份证" })).toEqual([
      "agenda",
      "note",
    ])
  })

  test("not when it has begun, is over or cancelled", () => {
    const standing = { state: "called" as const, begins }
    expect(said(() => checkStanding(standing, instant("2026-03-18T10:59:59.999Z")))).toBe("fine")
    expect(said(() => checkStanding(standing, begins))).toBe("begun")
    expect(said(() => checkStanding({ ...standing, state: "open" }, instant("2026-03-18T10:00:00.000Z")))).toBe("begun")
    expect(said(() => checkStanding({ ...standing, state: "closed" }, begins))).toBe("over")
    expect(said(() => checkStanding({ ...standing, state: "cancelled", cancelled: { reason: "停电" } }, begins))).toBe(
      "cancelled",
    )
  })
})

describe("answers", () => {
  const seat = { holder: "wang", substitute: "li" }

  test("an answer stands while whoever gave it speaks for the seat", () => {
    expect(standingAnswer(seat, { person: "wang", says: "coming" })).toBe("coming")
    expect(standingAnswer(seat, { person: "li", says: "substitute" })).toBe("substitute")
    expect(standingAnswer({ holder: "zhao" }, { person: "wang", says: "coming" })).toBeUndefined()
    expect(standingAnswer(seat, undefined)).toBeUndefined()
  })

  test("a substitute who comes is the substitute coming; without one on record nobody can be sent", () => {
    expect(answerBy(seat, "li", "coming")).toBe("substitute")
    expect(answerBy(seat, "wang", "coming")).toBe("coming")
    expect(answerBy(seat, "wang", "substitute")).toBe("substitute")
    expect(said(() => answerBy({ holder: "wang" }, "wang", "substitute"))).toBe("noSubstitute")
    expect(answerBy({ holder: "wang" }, "wang", "notComing")).toBe("notComing")
  })

  test("are counted with those who have said nothing", () => {
    expect(countAnswers(["coming", "coming", "substitute", "notComing", undefined, undefined])).toEqual({
      coming: 2,
      substitute: 1,
      notComing: 1,
      silent: 2,
    })
  })

  test.each([
    [{ num: 2, den: 3, strict: false }, 12, 8],
    [{ num: 2, den: 3, strict: false }, 13, 9],
    [{ num: 1, den: 2, strict: true }, 12, 7],
    [{ num: 1, den: 2, strict: true }, 13, 7],
    [{ num: 1, den: 2, strict: true }, 0, 1],
  ])("%j of %d seats is reached by %d", (share, seats, least) => {
    expect(leastOf(share, seats)).toBe(least)
  })
})
