import { day } from "#cloud/shared/values/day"
import { timeInWords } from "../../src/pages/meetings/parts/called"
import { againstPlan, emptyPlan, fieldsOf, newItem, type Plan, planOf } from "../../src/pages/meetings/parts/plan"
import { meetingsCalled } from "../../src/text/meetings-called"

const terms = { noticeDays: 3, shorterAllowed: true, agendaMost: 2, study: false }
const far = "2099-03-11"
const plan = (more: Partial<Plan> = {}): Plan => ({
  ...{ ...emptyPlan, title: " 三月议事会 ", place: "活动室", day: far, from: "19:00", to: "20:30" },
  agenda: [{ ...newItem(0), title: "收支" }],
  ...more,
})

test("what is sent is what was typed, in China's time, without blanks and without what was left empty", () => {
  expect(fieldsOf(plan())).toEqual({
    ...{ title: "三月议事会", place: "活动室" },
    ...{ begins: "2099-03-11T11:00:00.000Z", ends: "2099-03-11T12:30:00.000Z" },
    agenda: [{ kind: "discussion", title: "收支", papers: [] }],
  })
  expect(fieldsOf(plan({ to: "" }))).toBeUndefined()
})

test("a called meeting that is opened for a change and saved as it is is the same", () => {
  const called = {
    ...{ title: "三月议事会", place: "活动室", note: "带证件", begins: "2099-03-11T11:00:00.000Z" },
    ends: "2099-03-11T12:30:00.000Z",
    agenda: [
      {
        item: "i1",
        kind: "motion",
        title: "花坛",
        text: "同意",
        choices: [{ title: "月季", details: "每株 30 元" }, { title: "绣球" }],
        minutes: 20,
        papers: [{ file: "f1", name: "图.pdf" }],
      },
    ],
  }
  expect(fieldsOf(planOf(called as unknown as Parameters<typeof planOf>[0]))).toEqual(called)
})

test("the form says what the cloud would say, before it is sent, in the person's language", () => {
  const past = againstPlan(plan({ day: "2020-03-11" }), terms, true, "zh")
  expect(past.times).toBe("会议时间已经过去，请往后选")
  const long = { agenda: [0, 1, 2].map(key => ({ ...newItem(key), title: "收支" })) }
  expect(againstPlan(plan(long), terms, true, "en").agenda).toBe("The rules allow 2 items at one meeting; there are 3")
  const item = {
    ...newItem(0),
    kind: "motion" as const,
    title: "花坛",
    text: "种什么",
    choices: [{ title: "月季", details: "" }],
  }
  expect(againstPlan(plan({ agenda: [item] }), terms, true, "zh").agenda).toBe(
    "“花坛”要从几个方案里选一个，请至少写 2 个方案",
  )
  expect(againstPlan(plan({ day: "2020-03-11" }), terms, false, "zh")).toEqual({
    ...{ times: undefined, notice: undefined, agenda: undefined },
  })
})

test("a time is one line that does not break within the clock", () => {
  const words = timeInWords({ begins: "2099-03-11T11:00:00.000Z", ends: "2099-03-11T12:30:00.000Z" }, "zh")
  expect(words.replaceAll("\u2060", "")).toBe("2099 年 3 月 11 日（周三）19:00–20:30")
  expect(day(far)).toBe("2099-03-11")
  expect(Object.keys(meetingsCalled.en.says)).toEqual(Object.keys(meetingsCalled.zh.says))
})
