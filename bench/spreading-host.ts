import diagnostics from "node:diagnostics_channel"
import { readFileSync } from "node:fs"
import type { IncomingMessage } from "node:http"
import { wechatOverHttp } from "#cloud/adapters/messenger/wechat"
import { startHost } from "#cloud/host/host"
import { openHouse } from "#cloud/host/house"
import { simulatedAccount, simulatedOpenid } from "#cloud/host/wechat/setup"
import { instantOf } from "#cloud/shared/values/instant"
import { machineTime } from "./load.ts"

/**
 * The host as a process of its own, over a directory, with WeChat at an address and a clock so many ms ahead. Says its port,
 * every second how much memory it holds, how much of that is its own and how much its heap is in use (bytes), and of every ballot, in the order in which
 * they were answered, its key, when it was heard and when it was answered (ms, by the machine's clock).
 */
const [directory = "", base = "", ahead = "0"] = process.argv.slice(2)
const house = openHouse({
  directory,
  now: () => instantOf(Date.now() + Number(ahead)),
  wechat: wechatOverHttp({ ...simulatedAccount, base, openidOf: simulatedOpenid }),
  verbose: true,
})
const { port, stop } = await startHost(house, { host: "127.0.0.1", port: 0, pages: new Map() })
const began = new WeakMap<object, number>()
type Told = { readonly request: IncomingMessage }
diagnostics.subscribe("http.server.request.start", told => {
  const { request } = told as Told
  if (request.url?.endsWith("votes.cast")) began.set(request, machineTime())
})
let ballots: (readonly [key: string, heard: number, answered: number])[] = []
diagnostics.subscribe("http.server.response.finish", told => {
  const { request } = told as Told
  const heard = began.get(request)
  if (heard !== undefined) ballots.push([String(request.headers["idempotency-key"]), heard, machineTime()])
})
process.on("message", () => {
  process.send?.({ ballots })
  ballots = []
})
/** Without the pages of files, which the system lends and takes back (Linux tells them apart, others do not). */
const own = (): number => {
  if (process.platform !== "linux") return process.memoryUsage.rss()
  const [, kilobytes = ""] = /^RssAnon:\s*(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? []
  return Number(kilobytes) * 1024
}
const beat = setInterval(() => {
  const { rss, heapUsed } = process.memoryUsage()
  process.send?.({ rss, own: own(), heap: heapUsed })
}, 1000)
process.on("SIGTERM", () => {
  clearInterval(beat)
  void stop().then(() => process.exit(0))
})
// Whoever measures has ended.
process.on("disconnect", () => process.exit(1))
process.send?.({ port })
