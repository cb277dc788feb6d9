import { arrivals } from "#cloud/host/arrivals"

const turn = () => new Promise(resolve => setImmediate(resolve))

describe("calls while a crowd stands at the door", () => {
  const begun = { count: 0 }
  const enter = (door: ReturnType<typeof arrivals>) => {
    door.came()
    void door.quiet().then(() => {
      begun.count += 1
    })
  }
  beforeEach(() => {
    begun.count = 0
  })

  test("begin together, once a turn has let nobody in", async () => {
    const door = arrivals(600_000)
    for (let at = 0; at < 50; at++) {
      enter(door)
      await turn()
    }
    for (let at = 0; at < 50; at++) {
      door.came()
      await turn()
    }
    expect(begun.count).toBe(0)
    await turn()
    await turn()
    expect(begun.count).toBe(50)
  })

  test("begin, however many still come, when they have waited for the longest time", async () => {
    const door = arrivals(0)
    for (let at = 0; at < 50; at++) {
      enter(door)
      await turn()
      await turn()
    }
    expect(begun.count).toBe(50)
  })

  test("begin in the same turn where nobody has come through the door", async () => {
    const door = arrivals(600_000)
    for (const so of [1, 2, 3]) {
      void door.quiet().then(() => {
        begun.count += 1
      })
      await turn()
      expect(begun.count).toBe(so)
    }
  })
})
