import { readFileSync } from "node:fs"
import { startHost } from "../test/support/host.ts"
import { temporaryFolder } from "../test/support/store.ts"

/** Calls that a morning at the desk and on some phones brings; the memory is read again after them. */
const calls = 2_000

/**
 * How long the first start takes to make the demonstration, and every later start to be ready, pages included; and what the
 * host holds in memory (MB, Linux only) when it is ready and after some thousand calls. Pages that are old are built before.
 */
export const measure = async (): Promise<object> => {
  const folder = temporaryFolder()
  const first = await startHost({ pages: true, demo: true, data: folder.path })
  const made = /演示数据好了（(\d+) 秒）/.exec(first.output())?.[1]
  await first.stop()
  const began = performance.now()
  const host = await startHost({ pages: true, demo: true, data: folder.path })
  const ready = performance.now() - began
  const atReady = memoryOf(host.child.pid)
  const tokens = await Promise.all(["r1", "c1", "s1", "t1", "s3", "s4"].map(host.signIn))
  for (let n = 0; n < calls; n += tokens.length)
    await Promise.all(tokens.map(token => host.call(asked[(n / tokens.length) % asked.length] ?? "", {}, { token })))
  const later = memoryOf(host.child.pid)
  await host.stop()
  folder.remove()
  return { demoSeconds: Number(made), readySeconds: round(ready / 1000), memoryAtReady: atReady, memoryLater: later }
}

const asked = ["members.me", "funds.list", "notices.inbox", "meetings.polls", "members.communities"]

const round = (seconds: number): number => Math.round(seconds * 100) / 100

const memoryOf = (pid: number | undefined): number | undefined => {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024)
  } catch {
    return undefined
  }
}
