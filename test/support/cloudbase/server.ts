import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { setTimeout as pause } from "node:timers/promises"
import { actions } from "./actions.ts"
import { Database } from "./database.ts"
import { type Asked, Refused, Unknown } from "./wire.ts"

/** What goes wrong with a request: before it has had its effect, after it (the answer is lost), or it hangs. */
export type Fault = "before" | "after" | "hangs" | "hangsAfter"

export interface Count {
  calls: number
  read: number
  written: number
}

export interface CloudBase {
  readonly database: Database
  /** The environment that the SDK finds it by. */
  readonly environment: Readonly<Record<string, string>>
  /** What was asked that nobody here knows; a test expects none. */
  readonly unknown: readonly string[]
  /** Asked before every request: what goes wrong with it, if anything. Gives it a moment to act, too. */
  fault: (action: string, asked: Asked) => Fault | undefined | Promise<Fault | undefined>
  /** Says every "no" in these words, with no code: nobody has read the real ones. */
  words: string | undefined
  /** ms that every answer takes. */
  latency: number
  counts(): Readonly<Record<string, Count>>
  total(): Count
  forget(): void
  stop(): Promise<void>
}

/** Starts the stand-in for WeChat cloud's database on a loopback port, with these collections. */
export const startCloudBase = async (collections: readonly { readonly name: string }[] = []): Promise<CloudBase> => {
  const database = new Database()
  for (const { name } of collections) database.addCollection(name)
  const unknown: string[] = []
  let counts: Record<string, Count> = {}

  const answered = (asked: Asked): object => {
    const action = String(asked.action)
    try {
      const act = actions[action]
      if (!act) throw new Unknown(action)
      const { answer, read = 0, written = 0 } = act(database, asked)
      const before = counts[action] ?? { calls: 0, read: 0, written: 0 }
      counts[action] = { calls: before.calls + 1, read: before.read + read, written: before.written + written }
      return { requestId: "stand-in", ...answer }
    } catch (error) {
      if (error instanceof Refused && standIn.words !== undefined)
        return { requestId: "stand-in", code: "UNKNOWN", message: standIn.words }
      if (error instanceof Refused) return { requestId: "stand-in", code: error.code, message: error.message }
      unknown.push(String(error))
      return { requestId: "stand-in", code: "INVALID_PARAM", message: `the stand-in does not know: ${String(error)}` }
    }
  }

  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const asked = JSON.parse(Buffer.concat(parts).toString()) as Asked
    const fault = await standIn.fault(String(asked.action), asked)
    if (standIn.latency > 0) await pause(standIn.latency)
    if (fault === "hangs") return
    const answer = fault === "before" ? undefined : answered(asked)
    if (fault === "hangsAfter") return
    if (fault) return void response.destroy()
    response.setHeader("content-type", "application/json")
    response.end(JSON.stringify(answer))
  })
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo

  const standIn: CloudBase = {
    database,
    unknown,
    environment: {
      TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${port}/admin` }),
      TENCENTCLOUD_RUNENV: "SCF",
      TENCENTCLOUD_REGION: "ap-shanghai",
      SCF_NAMESPACE: "weiyi-test",
      TCB_ENV: "weiyi-test",
      TENCENTCLOUD_SECRETID: "none",
      TENCENTCLOUD_SECRETKEY: "none",
      TENCENTCLOUD_SESSIONTOKEN: "none",
      // Else the SDK says three seconds later that a request was slow, also of one that failed long before: the test is over then.
      SILENCE: "true",
    },
    fault: () => undefined,
    words: undefined,
    latency: 0,
    counts: () => counts,
    total: () =>
      Object.values(counts).reduce(
        (sum, one) => ({ calls: sum.calls + one.calls, read: sum.read + one.read, written: sum.written + one.written }),
        { calls: 0, read: 0, written: 0 },
      ),
    forget: () => {
      counts = {}
    },
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return standIn
}
