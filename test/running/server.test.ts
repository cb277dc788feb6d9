import { type Host, startHost } from "../support/host.ts"

/** Processes start and end here. */
jest.setTimeout(60_000)

describe("the host", () => {
  let host: Host
  beforeAll(async () => {
    host = await startHost()
  })
  afterAll(() => host.stop())

  test("says it is well, and what may be asked of it", async () => {
    expect(await (await fetch(`${host.url}/healthz`)).json()).toMatchObject({ ok: true })
    expect(await (await fetch(`${host.url}/readyz`)).json()).toEqual({ ok: true })
    expect(await (await fetch(`${host.url}/contract.json`)).json()).toMatchObject({ openapi: "3.1.0" })
  })

  test("answers what it does not know in the shape of every reply", async () => {
    const { status, reply } = await host.call("nothing.here")
    expect(status).toBe(404)
    expect(reply).toMatchObject({ ok: false, code: "house.noSuchAction" })
  })
})
