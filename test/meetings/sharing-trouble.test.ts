import { liveCards } from "#cloud/meetings/sharing/records"
import { dayLong, hour, instant, later, second } from "#cloud/shared/values/instant"
import { openShared } from "./a-shared-meeting.ts"
import { openHall } from "./halls.ts"

describe("when the card of a meeting cannot be what it should", () => {
  test("while WeChat gives none, it is refused in words and nothing is kept", async () => {
    const { office, share, refused, kept } = await openShared()
    office.wechat.faults.of.set("*", "busy")
    expect(await refused()).toBe("meetings.cardNotNow")
    expect(await kept()).toEqual([])
    office.wechat.faults.of.clear()
    expect((await share()).activity).toMatch(/^1048_/)
  })

  test("while WeChat does not answer, checking in goes on, tries grow rarer, and then the card says the last", async () => {
    const { hall, office, asked, share, look, words, kept } = await openShared()
    const card = await share()
    await hall.open()
    await hall.come(["r0"])
    office.wechat.faults.of.set("*", "busy")
    for (let turn = 0; turn < 12; turn += 1) await look()
    const tries = asked.length - 1
    expect(tries).toBeGreaterThanOrEqual(3)
    expect(tries).toBeLessThan(8)
    await hall.come(["r1", "r2"])
    office.wechat.faults.of.clear()
    for (let turn = 0; turn < 60; turn += 1) await look()
    expect(words(card)).toEqual({ state: 0, present: "3", eligible: "11" })
    expect(await kept()).toMatchObject([{ failed: 0, said: { present: 3 } }])
  })

  test("what WeChat will not take is not said again; the next change is", async () => {
    const { hall, office, asked, share, look } = await openShared()
    await share()
    await hall.open()
    await hall.come(["r0"])
    office.wechat.faults.of.set("*", "banned")
    for (let turn = 0; turn < 5; turn += 1) await look()
    expect(asked).toEqual(["begin", "1/11"])
    office.wechat.faults.of.clear()
    await hall.come(["r1"])
    await look()
    expect(asked).toEqual(["begin", "1/11", "2/11"])
  })

  test("nothing is said after the activity has ended, and nothing of it is left", async () => {
    const { hall, asked, share, look, kept, moved } = await openShared()
    await share()
    hall.house.pass(dayLong + second)
    await moved(later(hall.house.now(), hour), later(hall.house.now(), 2 * hour))
    await hall.open()
    await hall.come(["r0"])
    await look()
    await look()
    expect(asked).toEqual(["begin"])
    expect(await kept()).toEqual([])
  })

  test("an activity that WeChat knows no more is let go of", async () => {
    const { hall, share, look, kept } = await openShared()
    await share()
    await hall.open()
    await hall.documents.change(async tx => {
      const [found] = await kept()
      if (!found) throw new Error("no card")
      const { id, ...told } = found
      await tx.put(liveCards, id, { ...told, activity: "1048_of-before-the-restart" })
    })
    await hall.come(["r0"])
    await look()
    expect(await kept()).toEqual([])
  })

  test("a meeting that was cancelled is told of no more", async () => {
    const { asked, share, look, kept, changed } = await openShared()
    await share()
    await changed({ state: "cancelled" })
    await look()
    expect(await kept()).toEqual([])
    expect(asked).toEqual(["begin"])
  })
})

test("an activity that would end before the meeting is none", async () => {
  const short = { begun: true, activity: "1048_short", until: instant("2026-03-05T12:29:59.000Z") } as const
  const hall = await openHall({ live: { begin: async () => short, show: async () => ({ changed: true }) } })
  expect(await hall.refusal(hall.who("r0"), "meetings.liveCard", { meeting: hall.about })).toMatchObject({
    code: "meetings.cardNotNow",
  })
  expect(await hall.documents.list(liveCards)).toEqual([])
  await hall.close()
})

test("where no WeChat is connected, it is said so in words", async () => {
  const hall = await openHall()
  const asked = { meeting: hall.about }
  expect(await hall.refusal(hall.who("r0"), "meetings.liveCard", asked)).toEqual({
    status: 409,
    code: "meetings.noLiveCards",
  })
  await hall.close()
})
