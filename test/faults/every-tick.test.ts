import { dayLong, minute } from "#cloud/shared/values/instant"
import { type Neighbours, seedNeighbours } from "../doors/neighbours.ts"
import { failingOnce } from "../support/one-failure.ts"
import { photograph } from "../support/photograph.ts"

jest.setTimeout(900_000)

/** An entry that something is due may be left by a look that broke off: the look it asks for finds nothing to do. */
const leftovers: readonly string[] = ["dues"]
/** So many rounds of the clock later everything has been seen to, a hundred a round, also what was put off once. */
const rounds = 8

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

describe("threat 38: a clock whose work breaks off at one call to the store", () => {
  let both: Neighbours
  beforeAll(async () => {
    both = await seedNeighbours()
  })
  afterAll(() => both.remove())

  test("whatever call it is, before or after its effect: the next rounds bring everything to the same end", async () => {
    let fault = failingOnce({} as never)
    const house = both.open(store => {
      fault = failingOnce(store)
      return fault.store
    })
    const timers = both.actions.filter(([, { may }]) => may === "timer").map(([name]) => name)
    // A vote has ended, a poll is over, a notice has been waiting: for a week nobody has looked.
    const later = 8 * dayLong
    house.pass(later)
    await turn()
    const photo = await photograph(house.real)

    /** One round in which `broken` fails at its n-th call, and the rounds after it; gives what has become of it all. */
    const run = async (broken: string, n: number, side: "before" | "after") => {
      fault.touched.length = 0
      let calls = 0
      for (let round = 0; round < rounds; round += 1) {
        for (const timer of timers) {
          fault.failAt(round === 0 && timer === broken ? n : 0, side)
          await house.call("timer", timer)
          if (round === 0 && timer === broken) calls = fault.calls()
        }
        house.pass(2 * minute)
      }
      fault.failAt(0)
      house.pass(-2 * minute * rounds)
      await turn()
      const kinds = photo.changed(fault.touched).map(one => one.split(" ")[0] ?? "")
      photo.putBack(fault.touched)
      await turn()
      return { calls, kinds: kinds.filter(kind => !leftovers.includes(kind)) }
    }

    const wrong: unknown[] = []
    let tries = 0
    for (const timer of timers) {
      const clean = await run(timer, 0, "before")
      for (let n = 1; n <= clean.calls; n += 1)
        for (const side of ["before", "after"] as const) {
          const { kinds } = await run(timer, n, side)
          tries += 1
          if (kinds.join() !== clean.kinds.join())
            wrong.push({
              ...{ timer, n, side },
              missing: clean.kinds.filter(kind => !kinds.includes(kind)),
              figures: [clean.kinds.length, kinds.length],
            })
        }
    }
    expect(wrong).toEqual([])
    expect(tries).toBeGreaterThan(100)
    photo.close()
    await house.close()
  })
})
