import * as z from "zod/mini"
import type { Actions } from "#cloud/shared/ask"
import { type Contract, writes } from "#cloud/shared/contract"
import { type Act, actHash, actHeads, acts, noActs } from "#cloud/shared/journal"
import { feature } from "#cloud/shared/serve"
import { idShape, lineShape } from "#cloud/shared/shapes"
import { every } from "#cloud/shared/store"
import { elsewhere, type House, openHouse } from "../support/house.ts"

const says = { zh: "试", en: "test" }
const takes = z.strictObject({
  round: z.optional(idShape<"round">()),
  household: z.optional(idShape<"household">()),
  words: z.optional(lineShape(40)),
})
const told = { says, takes, gives: z.object({}), example: { takes: {}, gives: {} } }
const contract = {
  decide: writes({ ...told, may: ["staff", "treasurer"] }),
  refuse: writes({ ...told, may: ["staff"] }),
  wish: writes({ ...told, may: "member" }),
} as const satisfies Contract

const actions: Actions<typeof contract> = {
  decide: ask => ask.change(async () => ({})),
  refuse: ask =>
    ask.change(async () => {
      throw new Error("no")
    }),
  wish: ask => ask.change(async () => ({})),
}

let house: House
let staff: ReturnType<House["person"]>
beforeEach(() => {
  house = openHouse(() => [feature("things", contract, actions)], [])
  staff = house.person("clerk", { roles: ["staff"] })
})
afterEach(() => house.close())

const journal = async (): Promise<Act[]> => {
  const all: Act[] = []
  for await (const { id: _, ...act } of every(house.documents, acts)) all.push(act)
  return all
}
const checkChain = (all: readonly Act[]): void => {
  let previous: string = noActs.hash
  for (const [place, act] of all.entries()) {
    expect(act.n).toBe(place + 1)
    expect(act.previous).toBe(previous)
    expect(act.hash).toBe(actHash(act))
    previous = act.hash
  }
}

test("threat 17: an act of staff is written with the act: who, what, about which ids, when, and no words", async () => {
  await house.ask(staff, "things.decide", { round: "r1", household: "h7", words: "a secret" })
  expect(await journal()).toMatchObject([
    { n: 1, who: "clerk", action: "things.decide", about: { round: "r1" }, at: house.now() },
  ])
  expect(JSON.stringify(await journal())).not.toMatch(/secret|h7/)
})

test("threat 17: what did not happen is not written, what residents do is not, and a repeat is one act", async () => {
  expect((await house.call(staff, "things.refuse")).status).toBe(500)
  await house.ask(house.person("r"), "things.wish")
  expect(await journal()).toEqual([])
  const key = "a-key-of-16-chars"
  await house.ask(staff, "things.decide", { round: "r1" }, key)
  await house.ask(staff, "things.decide", { round: "r1" }, key)
  expect(await journal()).toHaveLength(1)
})

test("40 acts at once all land, each after another", async () => {
  await Promise.all(Array.from({ length: 40 }, (_, n) => house.ask(staff, "things.decide", { round: `r${n}` })))
  const all = await journal()
  expect(all).toHaveLength(40)
  checkChain(all)
  expect(await house.documents.read(actHeads, "head")).toMatchObject({ acts: 40, hash: all.at(-1)?.hash })
})

test("every community has its own journal", async () => {
  await house.ask(staff, "things.decide")
  await house.ask(house.person("n", { roles: ["staff"], community: elsewhere }), "things.decide")
  expect(await journal()).toHaveLength(1)
})

test("threat 17: a journal that does not end at its head takes no further act, and the act is not done", async () => {
  await house.ask(staff, "things.decide")
  const head = { acts: 1, hash: "f".repeat(64) }
  await house.documents.change(tx => tx.put(actHeads, "head", head))
  expect((await house.call(staff, "things.decide")).status).toBe(500)
  expect(await journal()).toHaveLength(1)
  await house.documents.change(tx => tx.put(actHeads, "head", { ...head, acts: 2 }))
  expect((await house.call(staff, "things.decide")).status).toBe(500)
})
