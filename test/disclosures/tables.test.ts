import { readCsv } from "#cloud/adapters/sheet/csv"
import { writeCsv } from "#cloud/adapters/sheet/writing-csv"
import { publish } from "#cloud/disclosures/actions"
import { collections, disclosures } from "#cloud/disclosures/index"
import { latest, rowsOf } from "#cloud/disclosures/rules"
import { instant } from "#cloud/shared/values/instant"
import { elsewhere, type House, home, openHouse } from "../support/house.ts"

const now = instant("2026-03-20T01:00:00.000Z")
const meeting = (about: string, at: string, texts: Record<string, string> = {}) => ({
  kind: "meetings.called",
  about,
  title: `会 ${about}`,
  at: instant(at),
  body: { figures: { items: 2 }, texts: { ends: "2026-04-01T01:00:00.000Z", state: "called", ...texts }, rows: [] },
})

describe("what is open as a table", () => {
  test("of several publications about one meeting the last one counts, the newest first", () => {
    const all = [
      meeting("one", "2026-03-01T01:00:00.000Z"),
      meeting("two", "2026-03-02T01:00:00.000Z"),
      meeting("one", "2026-03-03T01:00:00.000Z", { place: "二楼" }),
    ]
    expect(latest(all).map(({ about, at }) => [about, at])).toEqual([
      ["one", "2026-03-03T01:00:00.000Z"],
      ["two", "2026-03-02T01:00:00.000Z"],
    ])
    expect(rowsOf("meetings", all, new Set(), now)[0]).toMatchObject({ id: "one", place: "二楼", state: "called" })
  })

  test("a meeting is held when its minutes are public, over when its time has passed, cancelled for good", () => {
    const states = (texts: Record<string, string>, minuted: string[]) =>
      rowsOf("meetings", [meeting("one", "2026-03-01T01:00:00.000Z", texts)], new Set(minuted), now).map(
        ({ state }) => state,
      )
    const past = { ends: "2026-03-20T01:00:00.000Z" }
    expect(states({}, [])).toEqual(["called"])
    expect(states(past, [])).toEqual(["over"])
    expect(states(past, ["one"])).toEqual(["held"])
    expect(states({ ...past, state: "cancelled" }, ["one"])).toEqual(["cancelled"])
  })

  describe("in a community", () => {
    let house: House
    beforeEach(() => {
      house = openHouse(() => [disclosures({ streetOf: async () => undefined })], collections)
    })
    afterEach(() => house.close())

    const publishOne = (kind: string, about: string) =>
      house.documents.change(tx =>
        publish(tx, {
          ...{ kind, about, title: "三月议事会", at: house.now(), until: house.now() },
          body: {
            figures: {},
            texts: { place: "找王师傅 13912345678" },
            rows: [
              {
                ...{ title: "花坛改造，联系 13912345678", state: "passed", figures: { approve: 7, oppose: 1 } },
                texts: { who: "物业 0472-5551234", by: "2026-05-01" },
              },
              { title: "停车", state: "discussed", figures: {} },
            ],
            remarks: [],
          },
        }),
      )
    const table = (community: string, name: string) =>
      house.ask<{ rows: Record<string, unknown>[]; more: boolean }>("nobody", "disclosures.table", {
        community,
        table: name,
      })

    test("decisions are the rows of minutes, actions those of what is to be done; every text is masked", async () => {
      await publishOne("meetings.minutes", "m1")
      await publishOne("meetings.followup", "f1")
      expect((await table(home, "decisions")).rows).toEqual([
        {
          ...{
            id: "m1",
            from: "三月议事会",
            title: "花坛改造，联系 139****5678",
            state: "passed",
            approve: 7,
            oppose: 1,
          },
          ...{ who: "物业 0472-*******", by: "2026-05-01", published: house.now() },
          place: "找王师傅 139****5678",
        },
      ])
      expect((await table(home, "actions")).rows).toMatchObject([{ id: "f1", by: "2026-05-01" }])
      expect(await table(home, "meetings")).toEqual({ rows: [], more: false })
      expect((await table(elsewhere, "decisions")).rows).toEqual([])
    })

    test("more than five hundred: the newest, and that there are more", async () => {
      for (let n = 0; n < 501; n += 1) {
        await publishOne("meetings.followup", `f${n}`)
        house.pass(1)
      }
      const { rows, more } = await table(home, "actions")
      expect([rows.length, rows[0]?.id, more]).toEqual([500, "f500", true])
    })
  })
})

describe("the .csv beside it", () => {
  test("opens in a spreadsheet as it was written: commas, quotes, line ends, Chinese", () => {
    const rows = [["三月议事会", 'say "你好"', "一,二", "第一行\n第二行", 12, undefined]]
    const text = writeCsv(["会议", "话", "列", "行", "数", "空"], rows)
    expect(text.startsWith("\ufeff会议,")).toBe(true)
    expect(readCsv(new TextEncoder().encode(text), 10).rows[1]).toEqual([
      ...["三月议事会", 'say "你好"', "一,二", "第一行\n第二行", "12"],
      null,
    ])
  })

  test("what looks like a formula stays a text, narrow or full-width, behind blanks or quotes; a number stays one", () => {
    const beginnings = [
      "=",
      "+",
      "-",
      "@",
      "＝",
      "＋",
      "－",
      "＠",
      " =",
      "\t=",
      "\r=",
      "\n=",
      "'=",
      '"=',
      "\t",
      "\u3000=",
    ]
    for (const beginning of beginnings) {
      const [, row] = readCsv(new TextEncoder().encode(writeCsv(["a"], [[`${beginning}1+1`]])), 10).rows
      expect([beginning, String(row?.[0])[0]]).toEqual([beginning, "'"])
    }
    expect(writeCsv(["a"], [["2026-03-02", -5, "a=b", "花-坛"]])).toContain("2026-03-02,-5,a=b,花-坛")
  })
})
