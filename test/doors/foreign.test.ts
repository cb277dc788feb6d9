import { type Neighbours, seedNeighbours } from "./neighbours.ts"

describe("threat 21: what belongs to a neighbour", () => {
  let both: Neighbours
  beforeAll(async () => {
    both = await seedNeighbours()
  })
  afterAll(() => both.remove())

  const told = async (action: string, input: object): Promise<unknown> => {
    const house = both.open()
    const { status, reply } = await house.call(both.here.of("staff"), action, input)
    await house.close()
    return [status, reply.ok ? "ok" : reply.code]
  }

  test("the sheet they uploaded cannot be previewed, and so is never shown, imported or removed", async () => {
    expect(await told("members.previewRoll", { file: both.there.ids.file })).toEqual([404, "members.noFile"])
    expect(await told("members.previewRoll", { file: both.here.ids.file })).toEqual([200, "ok"])
  })

  test("their fund is no fund for a round of ours", async () => {
    const round = both.actions.find(([name]) => name === "projects.openRound")?.[1].example.takes as object
    const answers = [both.there.ids.fund, "no-such-fund", both.here.ids.fund].map(fund =>
      told("projects.openRound", { ...round, fund }),
    )
    expect(await Promise.all(answers)).toEqual([
      [404, "funds.noSuchFund"],
      [404, "funds.noSuchFund"],
      [200, "ok"],
    ])
  })

  test("their street's body is nobody's here, and each street finds its own", async () => {
    const house = both.open()
    const founded = async (side: "here" | "there") => {
      const groups = [{ group: "shops", name: "商户" }]
      const made = { name: "街事会", kind: "streetCouncil", level: "street", groups, at: "street" }
      return (await house.ask<{ body: string }>(both[side].of("subdistrictOffice"), "councils.found", made)).body
    }
    const read = async (side: "here" | "there", body: string, at?: "street") => {
      const { status, reply } = await house.call(both[side].of("resident"), "councils.body", {
        body,
        ...(at && { at }),
      })
      return [status, reply.ok ? "ok" : reply.code]
    }
    const [ours, theirs] = [await founded("here"), await founded("there")]
    expect(await read("here", ours, "street")).toEqual([200, "ok"])
    expect(await read("there", theirs, "street")).toEqual([200, "ok"])
    expect(await read("here", theirs, "street")).toEqual([404, "councils.noSuchBody"])
    expect(await read("here", "no-such-body", "street")).toEqual([404, "councils.noSuchBody"])
    expect(await read("here", ours)).toEqual([404, "councils.noSuchBody"])
    const clerk = await house.call(both.here.of("staff"), "councils.found", {
      ...{ name: "街事会", kind: "streetCouncil", level: "street", groups: [{ group: "shops", name: "商户" }] },
      at: "street",
    })
    expect(clerk.status).toBe(403)
    await house.close()
  })

  test("their vote is no vote when a paper mark is taken back", async () => {
    const mark = (vote: string | undefined) =>
      told("votes.unmarkPaper", { vote, seat: both.there.households[3], reason: "登记错门牌" })
    expect(await mark(both.there.ids.vote)).toEqual([404, "votes.noSuchVote"])
    expect(await mark("no-such-vote")).toEqual([404, "votes.noSuchVote"])
  })
})
