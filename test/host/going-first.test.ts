import { answerCalls } from "#cloud/host/calls"
import { closeServer, listen } from "#cloud/host/server"
import type { Subject } from "#cloud/shared/ports"

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await new Promise(resolve => setImmediate(resolve))
}

test("a call is in work from when its body is there until its action is done, without a gap", async () => {
  let inWork = 0
  const seen: string[] = []
  const ahead = async <T>(call: Promise<T>): Promise<T> => {
    inWork += 1
    const given = await call
    inWork -= 1
    if (inWork === 0) seen.push("quiet")
    return given
  }
  const step = async (name: string) => {
    seen.push(`${name} of ${inWork}`)
    await turns()
  }
  const calls = answerCalls({
    ahead,
    callerOf: async () => {
      await step("caller")
      return "wechat:somebody" as Subject
    },
    door: () => ahead(step("action").then(() => ({ status: 200, reply: { ok: true, value: {} } }))),
    log: { info: () => undefined, bug: () => undefined },
  })
  const { server, port } = await listen(calls.listener, { host: "127.0.0.1", port: 0 })
  const headers = { "content-type": "application/json" }
  const response = await fetch(`http://127.0.0.1:${port}/call/votes.cast`, { method: "POST", headers, body: "{}" })
  expect(response.status).toBe(200)
  await calls.quiet()
  expect(seen).toEqual(["caller of 1", "action of 1", "quiet"])
  await closeServer(server, 1_000)
})
