import ICAL from "ical.js"
import { calendarFile, type Entry } from "#cloud/adapters/document/calendar"
import { instant } from "#cloud/shared/values/instant"

const entry: Entry = {
  uid: "20260302010000000-4f9c2a7d@weiyi",
  sequence: 0,
  stamp: instant("2026-03-02T01:00:00.000Z"),
  title: "三月议事会",
  place: "社区活动室",
  text: "1. 花坛改造\n2. 楼道灯",
  begins: instant("2026-03-18T11:00:00.000Z"),
  ends: instant("2026-03-18T12:30:00.000Z"),
  cancelled: false,
}

/** What a calendar program reads from the file. */
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const zone = calendar.getFirstSubcomponent("vtimezone")
  if (zone) ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  const found = calendar.getAllSubcomponents("vevent")
  const [component] = found
  if (!component || found.length !== 1) throw new Error("not one event")
  const event = new ICAL.Event(component)
  return {
    method: calendar.getFirstPropertyValue("method"),
    zone: zone?.getFirstPropertyValue("tzid"),
    uid: event.uid,
    sequence: event.sequence,
    title: event.summary,
    place: event.location,
    text: event.description,
    begins: event.startDate.toJSDate().toISOString(),
    beginsIn: event.startDate.zone?.tzid,
    ends: event.endDate.toJSDate().toISOString(),
    stamp: component.getFirstPropertyValue("dtstamp")?.toString(),
    status: component.getFirstPropertyValue("status"),
  }
}

test("a calendar reads the meeting at its time in China", () => {
  const text = calendarFile(entry)
  expect(text).toContain("DTSTART;TZID=Asia/Shanghai:20260318T190000\r\n")
  expect(read(text)).toEqual({
    method: "PUBLISH",
    zone: "Asia/Shanghai",
    uid: entry.uid,
    sequence: 0,
    title: entry.title,
    place: entry.place,
    text: entry.text,
    begins: entry.begins,
    beginsIn: "Asia/Shanghai",
    ends: entry.ends,
    stamp: "2026-03-02T01:00:00Z",
    status: "CONFIRMED",
  })
})

test("a change keeps the entry's name and counts up, a cancellation takes it back", () => {
  const moved = {
    ...entry,
    sequence: 1,
    begins: instant("2026-03-18T23:30:00.000Z"),
    ends: instant("2026-03-19T01:00:00.000Z"),
  }
  const [first, second, third] = [entry, moved, { ...moved, sequence: 2, cancelled: true }].map(one =>
    read(calendarFile(one)),
  )
  expect([first?.uid, second?.uid, third?.uid]).toEqual([entry.uid, entry.uid, entry.uid])
  expect([first?.sequence, second?.sequence, third?.sequence]).toEqual([0, 1, 2])
  expect(second).toMatchObject({ method: "PUBLISH", begins: moved.begins, status: "CONFIRMED" })
  expect(third).toMatchObject({ method: "CANCEL", status: "CANCELLED" })
})

test("lines are of at most 75 octets and end as they should, however long the Chinese, and no character is broken", () => {
  const long = {
    ...entry,
    title: "关于老旧小区花坛改造与楼道照明更新的协商会议😀".repeat(8),
    place: "𬤝".repeat(60),
    text: "议程，其一；其二\\三\n".repeat(40),
  }
  const text = calendarFile(long)
  const lines = text.split("\r\n")
  expect(lines.length).toBeGreaterThan(30)
  expect(Math.max(...lines.map(line => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/)
  expect(text).not.toContain("\ufffd")
  expect(read(text)).toMatchObject({ title: long.title, place: long.place, text: long.text })
})

test("the words of a title never become lines of the file", () => {
  const text = calendarFile({ ...entry, title: "会议\nEND:VEVENT\nBEGIN:VALARM", text: "a:b,c;d\\n" })
  expect(read(text)).toMatchObject({ title: "会议\nEND:VEVENT\nBEGIN:VALARM", text: "a:b,c;d\\n" })
})
