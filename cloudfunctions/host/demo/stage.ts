import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { getRequestListener } from "@hono/node-server"
import type { Subject } from "#cloud/shared/ports"
import { dayOf, daysLater, startOf } from "#cloud/shared/values/day"
import { hour, type Instant, instantOf, later } from "#cloud/shared/values/instant"
import { openHouse } from "../house.ts"
import { type Chance, chanceOf } from "./chance.ts"
import { openPhones } from "./phones.ts"

/** So many people act at the same time; the store saves what comes together in one go. */
const together = 50
/** Rounds of timers until nothing is left to do, at most. */
const mostRounds = 200

/** Where the demonstration is played: a real house, whose clock is moved from one scene to the next. */
export const openStage = async (directory: string) => {
  const today = instantOf(Date.now())
  let now = today
  let url = ""
  const phones = openPhones(
    directory,
    () => now,
    () => url,
  )
  const house = openHouse({ directory, now: () => now, wechat: phones.messenger, verbose: true, unsafe: true })
  const chance: Chance = chanceOf(20260301)
  const server = createServer(getRequestListener(phones.routes(house).fetch, { overrideGlobalObjects: false }))
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const timers = house.features.flatMap(({ name, contract }) =>
    Object.entries(contract).flatMap(([word, { may }]) => (may === "timer" ? [`${name}.${word}`] : [])),
  )

  return {
    house,
    phones,
    chance,
    today,
    now: (): Instant => now,
    /** The hour of a day so many days from today, in China. */
    day: (days: number, clock: number): Instant => startOf(daysLater(dayOf(today), days), clock * hour),
    at: (moment: Instant): void => {
      now = moment
    },
    pass: (ms: number): void => {
      now = later(now, ms)
    },
    /** Does what a person would do through the page; stops at a refusal, for then the script is wrong. */
    ask: async <Value = unknown>(subject: Subject, action: string, input: unknown): Promise<Value> => {
      const { reply } = await house.door({ action, input, subject, key: chance.hex(32) })
      if (!reply.ok) throw new Error(`${action}: ${reply.code} ${JSON.stringify(reply.details)}`)
      return reply.value as Value
    },
    /** The same for many, some at a time. */
    each: async <One>(all: readonly One[], act: (one: One, n: number) => Promise<unknown>): Promise<void> => {
      for (let from = 0; from < all.length; from += together)
        await Promise.all(all.slice(from, from + together).map((one, n) => act(one, from + n)))
    },
    /** Lets the timers run until they have nothing left to do at this moment. */
    settle: async (): Promise<void> => {
      for (let round = 0; round < mostRounds; round++) {
        let seen = 0
        for (const action of timers) {
          const { reply } = await house.door({ action, input: {}, timer: true })
          if (reply.ok) seen += Number((reply.value as { seen?: number }).seen ?? 0)
        }
        if (seen === 0) return
      }
    },
    close: async (): Promise<void> => {
      await new Promise(resolve => server.close(resolve))
      await house.close()
      phones.close()
    },
  }
}

export type Stage = Awaited<ReturnType<typeof openStage>>
