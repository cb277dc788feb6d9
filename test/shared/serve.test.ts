import * as z from "zod/mini"
import type { Actions } from "#cloud/shared/ask"
import { type Contract, reads, writes } from "#cloud/shared/contract"
import { living } from "#cloud/shared/record"
import { replies } from "#cloud/shared/replies"
import { feature } from "#cloud/shared/serve"
import { elsewhere, type House, openHouse } from "../support/house.ts"

const notes = living("notes", {
  version: 1,
  shape: z.strictObject({ text: z.string() }),
  by: [],
  personal: "none",
  kept: { days: 1, why: "a test" },
})

const says = { zh: "试", en: "test" }
const contract = {
  pin: writes({
    may: ["staff"],
    says,
    takes: z.strictObject({
      text: z.string().check(z.maxLength(10)),
      deep: z.optional(z.strictObject({ n: z.int() })),
    }),
    gives: z.strictObject({ id: z.string() }),
    example: { takes: { text: "hi" }, gives: { id: "x" } },
  }),
  look: reads({
    may: "member",
    says,
    takes: z.strictObject({}),
    gives: z.object({ texts: z.array(z.string()) }),
    example: { takes: {}, gives: { texts: [] } },
  }),
  crash: reads({
    may: "anyone",
    says,
    takes: z.strictObject({}),
    gives: z.strictObject({}),
    example: { takes: {}, gives: {} },
  }),
  tick: writes({
    may: "timer",
    says,
    takes: z.strictObject({}),
    gives: z.strictObject({}),
    example: { takes: {}, gives: {} },
  }),
} as const satisfies Contract

const actions: Actions<typeof contract> = {
  pin: async ask => {
    const made = ask.newId()
    return ask.change(async tx => {
      await tx.create(notes, made, { text: ask.input.text })
      return { id: made }
    })
  },
  look: async ask => ({ texts: (await ask.documents.list(notes)).map(note => note.text) }),
  crash: async () => {
    throw new Error("secret in a bug")
  },
  tick: async () => ({}),
}

describe("the front door", () => {
  let house: House
  beforeEach(() => {
    house = openHouse(() => [feature("test", contract, actions)], [notes])
  })
  afterEach(() => house.close())
  const key = "a-key-of-16-chars"

  test("asks who it is, then whether they may, then what they want", async () => {
    const staff = house.person("s", { roles: ["staff"] })
    const resident = house.person("r")
    const stranger = "test:stranger" as typeof staff
    expect(await house.refusal("nobody", "test.pin", { text: 1 })).toEqual({ status: 401, code: "house.whoAreYou" })
    expect(await house.refusal(stranger, "test.look")).toEqual({ status: 403, code: "house.joinFirst" })
    expect(await house.refusal(resident, "test.pin", { text: 1 })).toEqual({ status: 403, code: "house.notYours" })
    expect(await house.refusal("timer", "test.pin", { text: "x" })).toEqual({ status: 403, code: "house.notYours" })
    expect(await house.refusal(staff, "test.tick")).toEqual({ status: 403, code: "house.notYours" })
    const { reply } = await house.call(resident, "test.pin", { text: "x" })
    expect(reply).toMatchObject({
      message: "这件事需要由社区工作人员来办",
      english: "Only community staff may do this",
      details: { roles: ["staff"] },
    })
    expect(await house.refusal(staff, "test.pin", { text: 1 })).toEqual({ status: 400, code: "house.wrongType" })
    expect(await house.refusal(staff, "test.nothing")).toEqual({ status: 404, code: "house.noSuchAction" })
    expect(await house.ask(staff, "test.pin", { text: "x" })).toHaveProperty("id")
    expect(await house.ask("timer", "test.tick")).toEqual({})
  })

  test("says what is wrong with the input and repeats nothing of it", async () => {
    const staff = house.person("s", { roles: ["staff"] })
    const cases: [unknown, string, string][] = [
      [{}, "house.wrongType", "text"],
      [{ text: "x".repeat(11) }, "house.tooMuch", "text"],
      [{ text: "x", role: "staff" }, "house.unknownField", "role"],
      [{ text: "x", deep: { n: 1.5 } }, "house.wrongType", "deep.n"],
      ["text", "house.wrongType", "input"],
    ]
    for (const [input, code, words] of cases) {
      const { status, reply } = await house.call(staff, "test.pin", input)
      expect(status).toBe(400)
      if (reply.ok) throw new Error("accepted")
      expect(reply.code).toBe(code)
      expect(reply.message).toContain(words)
      expect(reply.english).toContain(words)
      expect(JSON.stringify(reply)).not.toContain("xxxx")
    }
    expect(await house.ask(staff, "test.look")).toEqual({ texts: [] })
  })

  test("a repeat with the same key gets the first answer and changes nothing; another body is refused", async () => {
    const staff = house.person("s", { roles: ["staff"] })
    const first = await house.ask(staff, "test.pin", { text: "one" }, key)
    expect(await house.ask(staff, "test.pin", { text: "one" }, key)).toEqual(first)
    expect(await house.refusal(staff, "test.pin", { text: "two" }, key)).toEqual({
      status: 422,
      code: "house.keyReused",
    })
    expect(await house.ask(staff, "test.look")).toEqual({ texts: ["one"] })
    const other = house.person("t", { roles: ["staff"] })
    await house.ask(other, "test.pin", { text: "two" }, key)
    expect(await house.ask<{ texts: string[] }>(staff, "test.look")).toEqual({ texts: ["one", "two"] })
  })

  test("a kept reply is readable only with the request's own key", async () => {
    const staff = house.person("s", { roles: ["staff"] })
    const { id } = await house.ask<{ id: string }>(staff, "test.pin", { text: "one" }, key)
    const kept = await house.documents.list(replies)
    expect(kept).toHaveLength(1)
    expect(JSON.stringify(kept)).not.toContain(id)
    expect(JSON.stringify(kept)).not.toContain(key)
  })

  test("32 repeats at the same time are one change with one answer", async () => {
    const staff = house.person("s", { roles: ["staff"] })
    const answers = await Promise.all(
      Array.from({ length: 32 }, () => house.ask<{ id: string }>(staff, "test.pin", { text: "one" }, key)),
    )
    expect(new Set(answers.map(answer => answer.id)).size).toBe(1)
    expect(await house.ask(staff, "test.look")).toEqual({ texts: ["one"] })
  })

  test("a write without a proper key is refused", async () => {
    const staff = house.person("s", { roles: ["staff"] })
    for (const bad of ["", "short", "with space in the key", "x".repeat(65)])
      expect(await house.refusal(staff, "test.pin", { text: "x" }, bad)).toEqual({
        status: 400,
        code: "house.keyMissing",
      })
  })

  test("everybody acts in their own community only", async () => {
    const ours = house.person("s", { roles: ["staff"] })
    const theirs = house.person("t", { roles: ["staff"], community: elsewhere })
    await house.ask(ours, "test.pin", { text: "ours" })
    expect(await house.ask(theirs, "test.look")).toEqual({ texts: [] })
  })

  test("a bug shows a number, not itself", async () => {
    const { status, reply } = await house.call("nobody", "test.crash")
    expect(status).toBe(500)
    expect(JSON.stringify(reply)).not.toContain("secret")
    if (reply.ok) throw new Error("accepted")
    expect(reply.message).toContain(String(reply.details.number))
    expect(house.bugs).toHaveLength(1)
  })
})
