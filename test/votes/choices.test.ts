import { fen } from "#cloud/shared/values/fen"
import { id } from "#cloud/shared/values/id"
import type { Plan } from "#cloud/votes/actions"
import { nonce } from "./booth.ts"
import { type Council, heldBy, motion, openCouncil, seatOf } from "./council.ts"

const options: Plan["options"] = ["bench", "ramp", "lights"].map(name => ({
  ...{ id: id<"option">(name), title: name, cost: fen(0) },
}))
const seats = Array.from({ length: 5 }, (_, n) => heldBy(n, { present: true, called: `席位${n}` }))

describe("voting for one of several choices", () => {
  let council: Council
  const open = async (more: Partial<Omit<Plan, "seats">> = {}) => {
    council = openCouncil({ seats, options, question: "先做哪一件", ...more })
    await council.open()
  }
  afterEach(() => council.close())
  let bits = 0
  const say = (n: number, ballot: object) => {
    bits += 1
    return council.ask<{ receipt: string }>(council.by(n), "votes.castSeat", {
      ...{ vote: motion, ballot: { kind: "motion", ...ballot }, nonce: nonce(bits) },
    })
  }
  const approve = (option: string) => ({ choice: "approve", option })

  test("each finds the choice under a receipt of its own; another choice is another receipt", async () => {
    await open()
    const first = await say(0, approve("bench"))
    const second = await say(0, approve("ramp"))
    expect(first.receipt).not.toBe(second.receipt)
    const [mine] = await council.seats(0)
    expect(mine).toMatchObject({ receipt: second.receipt, ballot: { choice: "approve", option: "ramp" } })
    expect(await council.ask(council.by(1), "votes.showSeated", { vote: motion })).toMatchObject({
      question: "先做哪一件",
      options: [{ title: "bench" }, { title: "ramp" }, { title: "lights" }],
    })
  })

  test("one has most and less than the rule asks for: no winner, and all of it is counted from the ballots", async () => {
    await open()
    await say(0, approve("bench"))
    await say(1, approve("bench"))
    await say(2, approve("ramp"))
    await say(3, { choice: "oppose" })
    await say(4, { choice: "abstain" })
    const { outcome } = await council.decision()
    expect(outcome.winners).toEqual([])
    expect(outcome.explanation).toMatchObject({
      choices: [
        { option: "bench", votes: 2 },
        { option: "ramp", votes: 1 },
        { option: "lights", votes: 0 },
      ],
      none: 1,
      majority: { lacking: 1, of: 5 },
    })
  })

  test("a third seat decides it; by name, on paper and on the phone, and the list says which", async () => {
    await open({ secrecy: "T0" })
    const second = council.person("second", { roles: ["staff"] })
    await say(0, approve("bench"))
    await say(1, approve("bench"))
    await say(2, { choice: "oppose" })
    await council.ask(council.staff, "votes.markPaper", { vote: motion, seat: seatOf(3) })
    const slip = (option: string) => ({ seat: seatOf(3), ballot: { kind: "motion", ...approve(option) } })
    const enter = { vote: motion, slips: [slip("bench")] }
    expect(
      (await council.refusal(council.staff, "votes.enterBatch", { vote: motion, slips: [slip("pool")] })).code,
    ).toBe("votes.unknownOption")
    const { batch } = await council.ask<{ batch: string }>(council.staff, "votes.enterBatch", enter)
    const other = { vote: motion, batch, slips: [slip("ramp")] }
    expect((await council.refusal(second, "votes.confirmBatch", other)).code).toBe("votes.entriesDiffer")
    await council.ask(second, "votes.confirmBatch", { ...enter, batch })
    const { outcome } = await council.decision()
    expect(outcome.winners).toEqual(["bench"])
    const { rows } = await council.ask<{ rows: { called: string; ballot: object }[] }>(council.by(0), "votes.named", {
      vote: motion,
    })
    expect(rows.map(({ called, ballot }) => [called, ballot])).toEqual([
      ["席位0", { kind: "motion", ...approve("bench") }],
      ["席位1", { kind: "motion", ...approve("bench") }],
      ["席位2", { kind: "motion", choice: "oppose" }],
      ["席位3", { kind: "motion", ...approve("bench") }],
    ])
  })

  test("an option that stands twice is not put to the vote", async () => {
    await open()
    const stage = (given: Plan["options"]) => {
      const again = openCouncil({ seats, options: given })
      return again.refusal(again.staff, "owner.open").finally(() => again.close())
    }
    expect((await stage([...options, ...options.slice(0, 1)])).code).toBe("votes.optionTwice")
  })
})
