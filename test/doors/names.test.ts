import { aimed } from "./aiming.ts"
import { type Neighbours, seedNeighbours } from "./neighbours.ts"
import { marksOf, people } from "./sides.ts"

jest.setTimeout(120_000)

/** Names and telephones of persons; the clerk's name and the office's number are public. */
const { word, phone } = marksOf.here
const names = [...people, "户主", "住户", "申请", "新人"].map(name => `${word}${name}`)

/** Whose names an answer may hold: one's own, with what is kept about oneself; for staff, those they work with. */
const own: readonly string[] = ["members.me", "members.myData", "members.export"]

describe("threat 28: names and telephones of neighbours", () => {
  let both: Neighbours
  beforeAll(async () => {
    both = await seedNeighbours()
  })
  afterAll(() => both.remove())

  test("stand in no answer to anybody who is not staff", async () => {
    const house = both.open()
    const found: unknown[] = []
    let answers = 0
    for (const who of [
      "nobody",
      "resident",
      "delegate",
      "council",
      "oversight",
      "treasurer",
      "propertyCompany",
    ] as const) {
      const subject = who === "nobody" ? who : both.here.of(who)
      for (const [name, action] of both.actions.filter(([, { writes }]) => !writes)) {
        const { reply } = await house.call(subject, name, aimed(action, both.here.ids).input)
        if (!reply.ok) continue
        answers += 1
        const text = JSON.stringify(reply)
        const seen = [...names, phone].filter(one => text.includes(one))
        const others = own.includes(name) ? seen.filter(one => one !== `${word}${who}` && one !== phone) : seen
        if (others.length > 0) found.push({ name, who, others })
      }
    }
    expect(found).toEqual([])
    expect(answers).toBeGreaterThan(100)
    // They are there to be found: staff do read them.
    const { reply } = await house.call(both.here.of("staff"), "members.roll", {})
    expect(JSON.stringify(reply)).toContain(`${word}住户`)
    expect(JSON.stringify(reply)).toContain(phone)
    await house.close()
  })

  test("nor in the log of all this", async () => {
    const house = both.open()
    for (const [name, action] of both.actions)
      for (const who of ["staff", "delegate"] as const)
        await house.call(both.here.of(who), name, aimed(action, both.here.ids).input)
    const log = house.lines.join("\n")
    expect(house.lines.length).toBeGreaterThanOrEqual(both.actions.length * 2)
    for (const mark of [word, phone, both.here.of("staff"), ...Object.values(both.here.ids), ...both.here.secrets])
      expect(log).not.toContain(mark)
    await house.close()
  })
})
