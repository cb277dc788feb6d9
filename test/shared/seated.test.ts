import * as z from "zod/mini"
import type { Actions } from "#cloud/shared/ask"
import { type Contract, reads, writes } from "#cloud/shared/contract"
import { dues } from "#cloud/shared/due"
import { facts } from "#cloud/shared/fact"
import { acts } from "#cloud/shared/journal"
import { living } from "#cloud/shared/record"
import { dueScope, streetScope } from "#cloud/shared/scope"
import { feature } from "#cloud/shared/serve"
import { idShape, seatedShape } from "#cloud/shared/shapes"
import { id } from "#cloud/shared/values/id"
import { elsewhere, type House, home, openHouse } from "../support/house.ts"

const boards = living("boards", {
  version: 1,
  shape: z.strictObject({ text: z.string() }),
  by: [],
  personal: "none",
  kept: { days: 1, why: "a test" },
})

const says = { zh: "试", en: "test" }
const contract = {
  hang: writes({
    may: ["staff", "committee"],
    place: "seated",
    says,
    takes: z.strictObject({ board: idShape<"board">(), text: z.string(), ...seatedShape }),
    gives: z.strictObject({ roles: z.array(z.string()) }),
    example: { takes: { board: "b", text: "hi" }, gives: { roles: [] } },
  }),
  read: reads({
    may: "member",
    place: "seated",
    says,
    takes: z.strictObject({ ...seatedShape }),
    gives: z.strictObject({ texts: z.array(z.string()), delegate: z.boolean() }),
    example: { takes: {}, gives: { texts: [], delegate: false } },
  }),
  own: reads({
    may: "member",
    says,
    takes: z.strictObject({}),
    gives: z.strictObject({ scope: z.string() }),
    example: { takes: {}, gives: { scope: "" } },
  }),
} as const satisfies Contract

const actions: Actions<typeof contract> = {
  hang: ({ change, input, by, now }) => {
    const { board, text } = input
    const audience = { to: "persons" as const, persons: [by.member.person] }
    const told = { kind: "boards.hung", about: board, audience, page: "/", data: {}, at: now }
    return change(
      async tx => {
        await tx.put(boards, board, { text })
        return { roles: [...by.as, "|", ...by.member.roles] }
      },
      [told],
    )
  },
  read: async ({ documents, by }) => ({
    texts: (await documents.list(boards)).map(({ text }) => text),
    delegate: by.member.delegate,
  }),
  own: async ({ documents }) => ({ scope: documents.scope }),
}

const street = id<"street">("s1")

describe("at the street", () => {
  let house: House
  beforeEach(() => {
    house = openHouse(() => [feature("boards", contract, actions)], [boards])
  })
  afterEach(() => house.close())
  const hang = (who: Parameters<House["call"]>[0], at?: "street") =>
    house.call(who, "boards.hang", { board: "b1", text: "街事会", ...(at && { at }) })
  const read = (who: Parameters<House["call"]>[0]) => house.ask(who, "boards.read", { at: "street" })

  test("what the street's office hangs up is read in every community of the street, and in no community itself", async () => {
    const office = house.person("office", { roles: ["subdistrictOffice"], street })
    expect((await hang(office, "street")).status).toBe(200)
    const here = house.person("here", { street, household: "h1" })
    const there = house.person("there", { street, community: elsewhere })
    expect(await read(here)).toEqual({ texts: ["街事会"], delegate: false })
    expect(await read(there)).toEqual({ texts: ["街事会"], delegate: false })
    expect(await house.ask(here, "boards.read")).toEqual({ texts: [], delegate: true })
    const act = await house.store.in(streetScope(street)).list(acts)
    expect(act.map(({ who, action }) => [who, action])).toEqual([["office", "boards.hang"]])
  })

  test("nobody of another street reads it, and where there is no street there is nothing to be found", async () => {
    await hang(house.person("office", { roles: ["subdistrictOffice"], street }), "street")
    const other = house.person("other", { street: id<"street">("s2"), community: elsewhere })
    expect(await read(other)).toEqual({ texts: [], delegate: false })
    const none = house.person("none")
    expect(await house.refusal(none, "boards.read", { at: "street" })).toEqual({ status: 404, code: "house.notFound" })
    expect(await house.refusal("nobody", "boards.read", { at: "street" })).toEqual({
      status: 401,
      code: "house.whoAreYou",
    })
  })

  test("staff of a community are no staff of the street, and its office is no staff of a community", async () => {
    const clerk = house.person("clerk", { roles: ["staff", "committee"], street })
    expect(await house.refusal(clerk, "boards.hang", { board: "b1", text: "x", at: "street" })).toEqual({
      status: 403,
      code: "house.notYours",
    })
    const office = house.person("office", { roles: ["subdistrictOffice", "committee"], street })
    const told = await house.ask(office, "boards.hang", { board: "b2", text: "x", at: "street" })
    expect(told).toEqual({ roles: ["staff", "|", "staff"] })
    const only = house.person("only", { roles: ["subdistrictOffice"], street })
    expect(await house.refusal(only, "boards.hang", { board: "b3", text: "x" })).toEqual({
      status: 403,
      code: "house.notYours",
    })
  })

  test.each([["city"], [true], [["street"]], [{ street: "s2" }]])(
    "%j is no place, and a street is never named",
    async at => {
      const office = house.person("office", { roles: ["subdistrictOffice", "staff"], street })
      const { status } = await house.refusal(office, "boards.hang", { board: "b1", text: "x", at })
      expect(status).toBe(400)
      expect(await house.documents.list(boards)).toEqual([])
    },
  )

  test("an action that is not seated takes no street", async () => {
    const here = house.person("here", { street })
    expect((await house.refusal(here, "boards.own", { at: "street" })).status).toBe(400)
    expect(await house.ask(here, "boards.own")).toEqual({ scope: `community:${home}` })
  })

  test("a fact of the street waits for who knows its people's homes, one of a community for notices", async () => {
    await hang(house.person("office", { roles: ["subdistrictOffice"], street }), "street")
    await hang(house.person("clerk", { roles: ["staff"], street }))
    const waiting = async (queue: string) =>
      (await house.store.in(dueScope(queue)).list(dues)).map(({ scope, what }) => [scope, what])
    expect(await waiting("streetFacts")).toEqual([[streetScope(street), "boards.hung:b1"]])
    expect(await waiting("facts")).toEqual([[house.documents.scope, "boards.hung:b1"]])
    expect(await house.store.in(streetScope(street)).list(facts)).toHaveLength(1)
  })
})
