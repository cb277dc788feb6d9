import { messages } from "#cloud/notices/outbox/records"
import { second } from "#cloud/shared/values/instant"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

jest.setTimeout(60_000)

let here: Neighbourhood
afterEach(() => here.close())

const fact = { kind: "projects.published", about: "r1" }
/** Ticks until nothing is due; gives how long the longest turn took (ms), after which nothing may be left claimed. */
const longest = async (): Promise<number> => {
  let most = 0
  for (let seen = 1; seen > 0; here.pass(second)) {
    const began = Date.parse(here.now())
    seen = (await here.tick()).seen
    most = Math.max(most, Date.parse(here.now()) - began)
    expect((await here.all(messages)).filter(({ state }) => state === "claimed")).toEqual([])
  }
  expect(most).toBeGreaterThan(10 * second)
  return most
}

test("where every message takes long, a turn ends before the function is ended over it, and nothing is left claimed", async () => {
  here = await openNeighbourhood({
    people: 120,
    messenger: real => ({
      ...real,
      send: async letter => {
        here.pass(second)
        return real.send(letter)
      },
    }),
  })
  await here.agree(here.neighbours, ["result"])
  await here.happens(fact)
  expect(await longest()).toBeLessThan(40 * second)
  await here.settle()
  expect(here.onPhones()).toEqual(Array(120).fill(1))
})

test("where there is much to spread, a turn ends in time as well, and the next ones go on", async () => {
  here = await openNeighbourhood({
    people: 240,
    contactsOf: real => async (scope, persons) => {
      here.pass(10 * second)
      return real(scope, persons)
    },
  })
  await here.happens(fact)
  expect(await longest()).toBeLessThan(40 * second)
  await here.settle()
  expect(await here.all(messages)).toHaveLength(240)
})
