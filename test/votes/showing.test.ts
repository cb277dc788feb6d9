import { rulesHash } from "#cloud/votes/counting/rule"
import { type Booth, closes, countable, openBooth, opens, planOf, seatOf, vote } from "./booth.ts"

interface Turnout {
  readonly seats: number
  readonly voted: number
  readonly exact: boolean
  readonly groups: { readonly group: string; readonly seats: number; readonly voted: number }[]
}
const named = { community: "home", vote }

describe("what is shown of a vote", () => {
  let booth: Booth
  beforeEach(async () => {
    booth = openBooth({ households: 24 })
    await booth.open()
  })
  afterEach(() => booth.close())
  const turnout = () => booth.ask<Turnout>("nobody", "votes.turnout", named)

  test("anyone reads it; a member also sees whether their household has voted, and how", async () => {
    const seen = await booth.ask<Record<string, unknown>>("nobody", "votes.show", named)
    expect(seen).toMatchObject({
      title: "Spring",
      opens,
      closes,
      seats: 24,
      secrecy: "T1",
      changeAllowed: true,
      stands: "open",
      rulesHash: rulesHash(planOf().rule),
    })
    expect(seen).not.toHaveProperty("mine")
    await booth.cast(1, ["lights"])
    const flatmate = booth.person("flatmate", { household: seatOf(1), delegate: false })
    expect(await booth.ask(flatmate, "votes.show", named)).toMatchObject({
      mine: { onRoll: true, delegate: false, voted: true, channel: "phone", day: "2026-03-02" },
    })
    const guest = booth.person("guest", { household: seatOf(1), community: "elsewhere" as never })
    expect(await booth.ask(guest, "votes.show", named)).not.toHaveProperty("mine")
  })

  test("says where it stands, by the server's clock", async () => {
    const stands = async () => (await booth.ask<{ stands: string }>("nobody", "votes.show", named)).stands
    booth.at("2026-03-02T00:59:59.999Z")
    expect(await stands()).toBe("early")
    booth.at("2026-03-05T11:59:59.999Z")
    expect(await stands()).toBe("open")
    booth.at(closes)
    expect(await stands()).toBe("closed")
    booth.at(countable)
    await booth.count()
    expect(await stands()).toBe("counted")
  })

  test("threat 11: a hall screen that looks all the time never sees a single vote", async () => {
    const seen: number[] = []
    for (let n = 0; n < 24; n++) {
      await booth.cast(n, ["lights"])
      booth.pass(11_000)
      const { voted, groups, exact } = await turnout()
      expect(exact).toBe(false)
      expect(groups.every(group => group.voted >= 5 && group.voted % 5 === 0)).toBe(true)
      seen.push(voted)
    }
    expect(seen.every(voted => voted % 5 === 0)).toBe(true)
    expect(Math.max(...seen)).toBe(20)
    booth.at(countable)
    await booth.count()
    booth.pass(11_000)
    expect(await turnout()).toMatchObject({ seats: 24, voted: 24, exact: true })
    expect((await turnout()).groups).toEqual([
      { group: "b0", seats: 12, voted: 10 },
      { group: "b1", seats: 12, voted: 10 },
    ])
  })

  test("a turnout is not looked up again within ten seconds", async () => {
    for (let n = 0; n < 5; n++) await booth.cast(n, ["lights"])
    expect((await turnout()).voted).toBe(5)
    for (let n = 5; n < 10; n++) await booth.cast(n, ["lights"])
    expect((await turnout()).voted).toBe(5)
    booth.pass(10_000)
    expect((await turnout()).voted).toBe(10)
  })

  test("a vote that is not here is not found, whatever is asked of it", async () => {
    for (const action of ["show", "turnout", "result", "board"])
      for (const community of ["home", "elsewhere"])
        expect(await booth.refusal("nobody", `votes.${action}`, { community, vote: "v9" })).toEqual({
          status: 404,
          code: "votes.noSuchVote",
        })
    expect((await booth.refusal(booth.delegate(1), "votes.myBallot", { vote: "v9" })).code).toBe("votes.noSuchVote")
    expect((await booth.refusal(booth.staff, "votes.paper", { vote: "v9" })).code).toBe("votes.noSuchVote")
  })
})
