import { limitTo } from "#cloud/host/limit"
import { startSession } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import { type ServedHouse, serveHouse } from "./served.ts"

describe("who calls too often", () => {
  test("may do so many at once, then so many a second, and is told how long to wait", () => {
    const limit = limitTo(10, 5)
    expect(Array.from({ length: 7 }, () => limit("a", 0))).toEqual([0, 0, 0, 0, 0, 1, 1])
    expect(limit("a", 100)).toBe(0)
    expect(limit("a", 100)).toBe(1)
    expect(Array.from({ length: 5 }, () => limit("a", 10_000))).toEqual([0, 0, 0, 0, 0])
  })

  test("keeps nobody else waiting", () => {
    const limit = limitTo(1, 2)
    for (let n = 0; n < 1000; n++) limit("flood", n)
    expect(limit("flood", 1000)).toBeGreaterThan(0)
    expect(limit("honest", 1000)).toBe(0)
  })

  test("threat 27: gets 429 with Retry-After over HTTP, while somebody else is answered", async () => {
    const served: ServedHouse = await serveHouse()
    try {
      const { store, now, newId } = served.house
      const session = (name: string) => startSession(store, `host:${name}` as Subject, now(), newId)
      const call = (token: string) =>
        fetch(`${served.url}/call/members.communities`, {
          method: "POST",
          headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
          body: "{}",
        })
      const [flood, honest] = [await session("flood"), await session("honest")]
      const answers: Response[] = []
      const refusal = () => answers.find(({ status }) => status === 429)
      while (!refusal() && answers.length < 10_000)
        answers.push(...(await Promise.all(Array.from({ length: 400 }, () => call(flood)))))
      const refused = refusal()
      expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(100)
      expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0)
      expect(await refused?.json()).toMatchObject({ ok: false, code: "house.tooOften" })
      expect((await call(honest)).status).toBe(200)
    } finally {
      await served.stop()
      served.remove()
    }
  }, 120_000)
})
