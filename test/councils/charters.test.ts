import { charterOf } from "#cloud/councils/actions"
import { charters } from "#cloud/councils/records"
import { type Charter, presets } from "#cloud/councils/rules"
import { id } from "#cloud/shared/values/id"
import { openTown, type Town } from "./town.ts"

describe("the charter of a body", () => {
  let town: Town
  beforeEach(async () => {
    town = await openTown()
  })
  afterEach(() => town.close())

  const three: Charter = { ...presets.deliberationCouncil, agendaMost: 3 }
  const amend = (body: string, from: number, charter: unknown = three) => ({
    body,
    from,
    charter,
    note: "一次最多议三件事",
  })

  test("is changed by a new version, and the one a meeting was called under is still there", async () => {
    const body = await town.found()
    expect(await town.ask(town.clerk.subject, "councils.amendCharter", amend(body, 1))).toEqual({ version: 2 })
    expect((await charterOf(town.east, id(body))).agendaMost).toBe(3)
    expect((await charterOf(town.east, id(body), 1)).agendaMost).toBe(5)
    const reader = await town.someone("居民")
    expect(await town.ask(reader.subject, "councils.charter", { body })).toMatchObject({
      ...{ version: 2, current: 2, note: "一次最多议三件事" },
      charter: { agendaMost: 3 },
    })
    expect(await town.ask(reader.subject, "councils.charter", { body, version: 1 })).toMatchObject({
      version: 1,
      current: 2,
    })
    expect(await town.refusal(reader.subject, "councils.charter", { body, version: 3 })).toBe(
      "404 councils.noSuchCharter",
    )
    expect(await town.refusal(reader.subject, "councils.amendCharter", amend(body, 2))).toBe("403 house.notYours")
  })

  test("two who change it at once do not undo each other", async () => {
    const body = await town.found()
    const answers = await Promise.all(
      [3, 4].map(agendaMost =>
        town.call(town.clerk.subject, "councils.amendCharter", amend(body, 1, { ...three, agendaMost })),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await town.east.list(charters, { where: { body: id(body) } })).toHaveLength(2)
  })

  test("is not saved against the law, and the refusal says what the law says in both languages", async () => {
    const body = await town.found({ ...town.council, kind: "representativesAssembly" })
    const bad: Charter = {
      ...presets.representativesAssembly,
      quorum: { num: 1, den: 2, strict: true },
      publicityDays: 7,
    }
    const { status, reply } = await town.call(town.clerk.subject, "councils.amendCharter", amend(body, 1, bad))
    expect(status).toBe(400)
    expect(reply).toMatchObject({
      code: "councils.charterAgainstLaw",
      message: expect.stringMatching(/三分之二以上的代表.*不少于 15 天/),
      english: expect.stringMatching(/two thirds.*15 days/),
    })
    expect((await charterOf(town.east, id(body))).publicityDays).toBe(15)
  })

  test.each([
    ["a rule that chooses", { rule: { kind: "plurality", seats: 1, ties: ["lot"] } }],
    ["a share of more than the whole", { quorum: { num: 3, den: 2, strict: false } }],
    ["a caller nobody knows", { mayCall: ["mayor"] }],
    ["another field", { cake: true }],
  ])("%s is no charter", async (_, change) => {
    const body = await town.found()
    expect(
      await town.refusal(town.clerk.subject, "councils.amendCharter", amend(body, 1, { ...three, ...change })),
    ).toMatch(/^400 house/)
  })
})
