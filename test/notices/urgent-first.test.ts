import { noteDue } from "#cloud/shared/due"
import { later, minute, second } from "#cloud/shared/values/instant"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

jest.setTimeout(60_000)

let here: Neighbourhood
afterEach(() => here.close())

const gas = {
  template: "news" as const,
  title: "3 号楼燃气泄漏",
  text: "请马上下楼，不要开关电器。",
  audience: { to: "community" as const },
  urgent: true,
}

/** As at eight in the morning in a city: what has waited for the night is due everywhere, before anything new. */
const backlog = async (many: number): Promise<void> => {
  for (let n = 0; n < many; n += 1) {
    const what = `deliver:20260301120000000-n${n}`
    await noteDue(here.store, "notices", { at: later(here.now(), -minute), scope: here.documents.scope, what })
  }
}

test("an emergency does not wait in line behind a morning's messages: it is brought in the first turn after its ten seconds", async () => {
  here = await openNeighbourhood({ people: 3 })
  await here.agree(here.neighbours, ["news"])
  const draft = await here.ask<object>(here.clerk, "write", gas)
  await here.ask(here.clerk, "send", draft)
  await backlog(2_000)
  here.pass(10 * second)
  await here.tick()
  expect(here.onPhones()).toEqual([1, 1, 1])
})

test("sent again, an emergency does not wait in line either", async () => {
  here = await openNeighbourhood({ people: 3 })
  const draft = await here.ask<{ notice: string }>(here.clerk, "write", gas)
  await here.ask(here.clerk, "send", draft)
  await here.settle()
  await here.agree(here.neighbours, ["news"])
  await backlog(2_000)
  await here.ask(here.clerk, "resend", { notice: draft.notice })
  here.pass(second)
  await here.tick()
  expect(here.onPhones()).toEqual([1, 1, 1])
})
