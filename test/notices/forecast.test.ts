import { keepSimulatedTexts } from "#cloud/host/texts/setup"
import type { Subject } from "#cloud/shared/ports"
import { dayLong, hour, later } from "#cloud/shared/values/instant"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"
import { follower, type PostOffice } from "./support/post-office.ts"

const meeting = {
  template: "meeting" as const,
  title: "周四开会",
  text: "在活动室。",
  audience: { to: "community" as const },
  urgent: false,
}
type Row = Readonly<Record<string, number | string>>
interface Preview {
  readonly people: number
  readonly reachable: number
  readonly noCredit: number
  readonly noAddress: number
  readonly buildings: readonly object[]
  readonly channels: readonly Row[]
}

describe("what is promised before sending is what is sent", () => {
  let here: Neighbourhood
  const open = async (options: Parameters<typeof openNeighbourhood>[0]) => {
    here = await openNeighbourhood({ others: "all", ...options })
    return here
  }
  afterEach(() => here.close())

  /** Looks, sends, and compares; gives the preview, of its channels the figures that are not zero. */
  const promised = async (more: object = {}): Promise<Preview> => {
    const content = { ...meeting, ...more }
    const preview = await here.ask<Preview>(here.clerk, "preview", content)
    await here.ask(here.clerk, "send", await here.ask(here.clerk, "write", content))
    await here.settle(60)
    const { notices } = await here.ask<{ notices: { notice: string }[] }>(here.clerk, "list")
    const report = await here.ask<{ channels: { channel: string; sent: number }[] }>(here.clerk, "report", {
      notice: notices[0]?.notice,
    })
    expect(report.channels.map(({ channel, sent }) => [channel, sent])).toEqual(
      preview.channels.map(({ channel, first }) => [channel, first]),
    )
    expect(preview.reachable + preview.noCredit + preview.noAddress).toBe(preview.people)
    const figures = ["reachable", "noCredit", "kept", "off", "noTemplate", "closed", "noAddress"]
    for (const row of preview.channels)
      expect(figures.reduce((sum, name) => sum + Number(row[name]), 0)).toBe(preview.people)
    const some = (row: Row) =>
      Object.fromEntries(
        Object.entries(row).filter(
          ([name, n]) => name === "channel" || name === "first" || (figures.includes(name) && n),
        ),
      )
    return { ...preview, channels: preview.channels.map(some) }
  }
  const member = (place: number, { corp }: PostOffice): string => {
    corp.person(`m${place}`, `p${place}`)
    return `wecom:${corp.corp}:m${place}`
  }

  test("consents that are kept, a person who wants none, a template that is not set, an account that is nowhere", async () => {
    await open({
      people: 6,
      perBuilding: 3,
      messenger: real => ({ ...real, reaches: account => account !== "host:p00005" && real.reaches(account) }),
      accounts: (place, office) =>
        [1, 2, 4].includes(place) ? [member(place, office)] : place === 3 ? [`account:${follower("host:p00003")}`] : [],
    })
    // A meeting that is called: the day before it will be told, and matters more than what a clerk writes.
    await here.happens({ kind: "meetings.called", about: "m1", data: { when: later(here.now(), 5 * dayLong) } })
    await here.settle()
    const [two, one, off] = here.neighbours
    await here.agree(two ? [two] : [], ["meeting"], 2)
    await here.agree(one && off ? [one, off] : [], ["meeting"])
    await here.ask(off?.subject as Subject, "credit", { answers: [{ template: "meeting", answer: "off" }] })
    expect(await promised()).toMatchObject({
      people: 6,
      reachable: 3,
      noCredit: 2,
      noAddress: 1,
      buildings: [
        { building: "b1", reachable: 2, noCredit: 1, noAddress: 0 },
        { building: "b2", reachable: 1, noCredit: 1, noAddress: 1 },
      ],
      channels: [
        { channel: "wechat", first: 1, reachable: 1, noCredit: 2, kept: 1, off: 1, noAddress: 1 },
        { channel: "account", first: 0, noTemplate: 1, noAddress: 5 },
        { channel: "wecom", first: 2, reachable: 2, off: 1, noAddress: 3 },
      ],
    })
    // An emergency keeps nothing back.
    expect(await promised({ urgent: true })).toMatchObject({
      reachable: 3,
      channels: [{ first: 2, reachable: 2 }, {}, { first: 1 }],
    })
  })

  test("text messages alone: whoever has no number is not linked, and nobody lacks a consent", async () => {
    await open({ people: 4, perBuilding: 2, accounts: place => (place === 0 ? ["tel:13800138000"] : []) })
    await keepSimulatedTexts(here.store)
    await here.ask(here.clerk, "setChannels", { channels: ["sms"] })
    expect(await promised()).toMatchObject({
      reachable: 1,
      noCredit: 0,
      noAddress: 3,
      buildings: [
        { reachable: 1, noCredit: 0, noAddress: 1 },
        { reachable: 0, noCredit: 0, noAddress: 2 },
      ],
      channels: [{ channel: "sms", first: 1, reachable: 1, noAddress: 3 }],
    })
  })

  test("a closed channel promises nobody, and the next one those it reaches", async () => {
    await open({ people: 20, accounts: (place, office) => (place < 5 ? [member(place, office)] : []) })
    await here.agree(here.neighbours, ["meeting"], 3)
    here.office.wechat.faults.of.set("*", "banned")
    await here.ask(here.clerk, "send", await here.ask(here.clerk, "write", meeting))
    await here.settle(40)
    expect(await promised()).toMatchObject({
      reachable: 5,
      noCredit: 15,
      noAddress: 0,
      channels: [
        { channel: "wechat", first: 0, closed: 20 },
        { channel: "account", first: 0, noAddress: 20 },
        { channel: "wecom", first: 5, reachable: 5, noAddress: 15 },
      ],
    })
    here.office.wechat.faults.of.clear()
    here.pass(hour)
    await here.settle()
    expect(await here.ask(here.clerk, "preview", meeting)).toMatchObject({ reachable: 20 })
  })

  test("whoever cannot be looked up counts as nobody's, and holds up no preview", async () => {
    await open({
      people: 3,
      contactsOf: real => async (scope, persons) => {
        if (persons.some(person => person === "p00001")) throw new Error("broken")
        return real(scope, persons)
      },
    })
    await here.agree(here.neighbours, ["meeting"])
    expect(await here.ask(here.clerk, "preview", meeting)).toMatchObject({ people: 3, reachable: 2, noAddress: 1 })
  })
})
