import { mayOpenFile } from "#cloud/notices/attaching/actions"
import type { Attached } from "#cloud/notices/attaching/rules"
import type { Member } from "#cloud/shared/ports"
import { communityScope } from "#cloud/shared/scope"
import { id } from "#cloud/shared/values/id"
import { home } from "../support/house.ts"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

const water = {
  template: "news" as const,
  title: "周四上午停水",
  text: "停水范围见附图。",
  audience: { to: "buildings" as const, buildings: ["b1"] },
  urgent: false,
}
const uploads: Readonly<Record<string, Attached>> = {
  plan: { name: "停水范围.png", type: "image/png", size: 120_000 },
  letter: { name: "通知.pdf", type: "application/pdf", size: 5_000_000 },
  photo: { name: "现场.jpg", type: "image/jpeg", size: 3 },
  roll: { name: "名册.xlsx", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", size: 9 },
  huge: { name: "大.png", type: "image/png", size: 5_000_001 },
}

describe("files of a notice", () => {
  let here: Neighbourhood
  let kept: string[]
  beforeEach(async () => {
    kept = []
    here = await openNeighbourhood({
      people: 4,
      perBuilding: 2,
      attach: {
        look: async file => uploads[file],
        keep: async file => {
          kept.push(file)
          return file !== "gone" && file in uploads
        },
      },
    })
  })
  afterEach(() => here.close())
  const write = (files: readonly string[]) =>
    here.ask<{ notice: string; edition: number }>(here.clerk, "write", { ...water, files })
  const memberAt = (place: number): Member => ({
    person: here.neighbours[place]?.person ?? id<"person">("none"),
    community: home,
    scope: communityScope(home),
    roles: [],
    delegate: false,
  })
  const opens = (place: number, file = "plan") => mayOpenFile(here.store, memberAt(place), id<"file">(file))

  test("stand on its page, are kept once it is sent, and open for those who have it, until it is withdrawn", async () => {
    const draft = await write(["plan", "letter", "photo"])
    expect(kept).toEqual([])
    expect(await here.ask(here.clerk, "draft", { notice: draft.notice })).toMatchObject({
      files: [{ file: "plan", name: "停水范围.png" }, { file: "letter" }, { file: "photo" }],
    })
    await here.ask(here.clerk, "send", draft)
    expect(kept).toEqual(["plan", "letter", "photo"])
    expect(await opens(0)).toBe(false)
    await here.settle()
    expect(await Promise.all([opens(0), opens(1), opens(2), opens(0, "roll")])).toEqual([true, true, false, false])
    const { subject } = here.neighbours[0] ?? { subject: here.clerk }
    const { notice } = draft
    expect(await here.ask<{ files: object[] }>(subject, "notice", { notice })).toMatchObject({
      files: [{ file: "plan", name: "停水范围.png", type: "image/png", size: 120_000 }, {}, {}],
    })
    await here.ask(here.clerk, "withdraw", { notice, reason: "图画错了" })
    expect(await opens(0)).toBe(false)
    expect(await here.ask(subject, "notice", { notice })).not.toHaveProperty("files")
  })

  test("other types, large ones, a fourth, and somebody else's are refused, each in words", async () => {
    const refused = (files: readonly string[]) => here.refusal(here.clerk, "write", { ...water, files })
    expect(await refused(["roll"])).toEqual({ status: 415, code: "notices.wrongFileType" })
    expect(await refused(["huge"])).toEqual({ status: 413, code: "notices.fileTooLarge" })
    expect(await refused(["plan", "letter", "photo", "plan2"])).toMatchObject({ status: 400 })
    expect(await refused(["theirs"])).toEqual({ status: 404, code: "notices.noSuchFile" })
  })

  test("a deployment that keeps no files says so", async () => {
    await here.close()
    here = await openNeighbourhood({ people: 1 })
    expect(await here.refusal(here.clerk, "write", { ...water, files: ["plan"] })).toEqual({
      status: 409,
      code: "notices.noFilesHere",
    })
  })
})
