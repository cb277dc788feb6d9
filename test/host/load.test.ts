import type { Call, Served } from "#cloud/shared/serve"
import { type ServedHouse, serveHouse } from "./served.ts"

/** A door that lets nobody through until it is opened. */
const gate = () => {
  let open = (): void => undefined
  const opened = new Promise<void>(resolve => {
    open = resolve
  })
  let came = 0
  let everybody = (): void => undefined
  return {
    open: () => open(),
    /** Resolves when so many calls stand before the door. */
    crowd: (size: number) =>
      new Promise<void>(resolve => {
        everybody = () => void (came >= size && resolve())
        everybody()
      }),
    door: (inner: (call: Call) => Promise<Served>) => async (call: Call) => {
      came += 1
      everybody()
      await opened
      return inner(call)
    },
  }
}

describe("threat 27: more calls than the house can take", () => {
  let served: ServedHouse
  const enter = (key: string, url = served.url) =>
    fetch(`${url}/call/members.enter`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key },
      body: "{}",
    })
  afterEach(async () => {
    await served.stop()
    served.remove()
  })

  test("are asked to come back with 503 and Retry-After; those taken are all answered, and health says how full it is", async () => {
    const doors = gate()
    served = await serveHouse(undefined, { load: { atOnce: 4, actionTime: 60_000 }, door: doors.door })
    const taken = [1, 2, 3, 4].map(n => enter(`a-key-of-sixteen-${n}`))
    await doors.crowd(4)
    const refused = await Promise.all([5, 6, 7].map(n => enter(`a-key-of-sixteen-${n}`)))
    for (const answer of refused) {
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"])
      expect(await answer.json()).toMatchObject({ ok: false, code: "house.busy", details: { retryAfter: 2 } })
    }
    const health = await fetch(`${served.url}/healthz`)
    expect(await health.json()).toEqual({ ok: true, calls: { running: 4, most: 4 } })
    doors.open()
    expect((await Promise.all(taken)).map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect((await enter("a-key-of-sixteen-5")).status).toBe(200)
  })

  test("threat 23: what takes too long is answered 503 and goes on; the same key then gets its one answer", async () => {
    const doors = gate()
    served = await serveHouse(undefined, { load: { atOnce: 4, actionTime: 20 }, door: doors.door })
    const late = await enter("a-key-of-sixteen-1")
    expect([late.status, late.headers.get("retry-after")]).toEqual([503, "2"])
    doors.open()
    const unhurried = await served.beside()
    try {
      const repeats: string[] = []
      for (let n = 0; n < 3; n++) {
        const answer = await enter("a-key-of-sixteen-1", unhurried.url)
        expect(answer.status).toBe(200)
        repeats.push(await answer.text())
      }
      expect(new Set(repeats).size).toBe(1)
    } finally {
      await unhurried.stop()
    }
  })
})
