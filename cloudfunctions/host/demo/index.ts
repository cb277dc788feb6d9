import { spawn } from "node:child_process"
import { rmSync } from "node:fs"
import { join } from "node:path"
import { Hono } from "hono"
import { type House, openHouse } from "../house.ts"
import type { Options } from "../options.ts"
import type { Env } from "../routes.ts"
import { pushCallbacks } from "../wechat/callbacks.ts"
import { keepLine } from "../wecom/line.ts"
import type { Words } from "../words.ts"
import { type Channels, openChannels } from "./channels.ts"
import { movableClock } from "./clock.ts"
import { entering } from "./entering.ts"
import { faultsOf } from "./faults.ts"
import { holdsOthersData, type Marker, readMarker } from "./marker.ts"
import { besides, otherPhones } from "./other-phones.ts"
import { openPhones } from "./phones.ts"
import { openWork } from "./work.ts"

/** Whether this start is a demonstration: never in production, never over data that the demonstration did not make. */
export const isDemo = ({ live, production, data }: Options): boolean => !live && !production && !holdsOthersData(data)

/** Makes the demonstration's data where they are not there yet, in a process of its own, and says what it is doing. */
export const readyDemo = async (data: string, words: Words): Promise<Marker> => {
  const before = readMarker(data)
  if (before?.whole) return before
  const began = Date.now()
  console.log(words.seeding)
  rmSync(data, { recursive: true, force: true })
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, "make.ts"), data], { stdio: "inherit" })
    child.on("error", reject)
    child.on("exit", code => (code === 0 ? resolve() : reject(new Error("the demonstration could not be made"))))
  })
  console.log(words.seedingDone.replace("{seconds}", String(Math.round((Date.now() - began) / 1000))))
  const made = readMarker(data)
  if (!made?.whole) throw new Error("the demonstration could not be made")
  return made
}

/** Opens the house of a demonstration with its phones, its clock and its one-click sign-in. */
export const openDemo = (
  options: Pick<Options, "data" | "verbose">,
  url: () => string,
): {
  readonly house: House
  readonly routes: Hono<Env>
  readonly close: () => void
  readonly line: (house: House) => () => Promise<void>
  readonly upgrade: Channels["corp"]["switchboard"]["upgrade"]
} => {
  const clock = movableClock()
  const phones = openPhones(options.data, clock.now, url, url)
  const channels = openChannels(options.data, clock.now, url)
  const house = openHouse({
    directory: options.data,
    now: clock.now,
    wechat: phones.messenger,
    live: phones.live,
    alone: phones.alone,
    others: channels.others,
    robots: channels.robots,
    line: channels.held.line,
    toOne: channels.toOne,
    groupOf: phones.groupOf,
    verbose: options.verbose,
  })
  const routes = new Hono<Env>()
  const marker = readMarker(options.data)
  phones.meet(marker?.people ?? [])
  routes.route("/", entering(house, marker))
  routes.route("/", clock.routes)
  // Before the phones, whose addresses take any word.
  routes.route("/", openWork(house, marker, channels.corp, url))
  routes.route("/", otherPhones(house, marker, channels))
  if (phones.wechat.push) routes.route("/", pushCallbacks(house, phones.wechat.push.keys, phones.ownerOf))
  // A demonstration that is closed at once has learned nothing, and needs nothing.
  void phones.learn(house.store).catch(() => undefined)
  routes.route("/", phones.routes(house, { ...besides(channels, marker), faults: faultsOf(phones.wechat, channels) }))
  const close = (): void => {
    phones.close()
    channels.close()
  }
  const line = (open: House) => keepLine(open, channels.held)
  return { house, routes, close, line, upgrade: channels.corp.switchboard.upgrade }
}
