import { lines } from "#cloud/chats/records"
import { renewEvery } from "#cloud/host/wecom/line"
import { directoryShard } from "#cloud/shared/scope"
import { second } from "#cloud/shared/values/instant"
import { until } from "../support/hand-timing.ts"
import { type Office, openOffice } from "./office.ts"

export const quiet = { info: () => undefined, bug: () => undefined }

/** What waits where nothing else does: one that holds the connection, and one that only looks whether it is free. */
export const [holding, looking] = [[renewEvery, 30 * second], [renewEvery]]
/** Whether nothing is in flight: nobody waits for an answer, or for the store. */
export const rests = async (timing: Office["timing"], waits: readonly number[] = holding): Promise<void> =>
  until(() => timing.waits().join() === waits.join())

/** An office whose robot is on its long connection. */
export const openLined = async (options: { readonly patience?: number } = {}) => {
  const office = await openOffice({ ...options, by: "line" })
  const { line, house, timing, wecom } = office
  if (!line) throw new Error("no line")
  return {
    ...office,
    line,
    /** Time passes, and what it set off is over. */
    passes: async (ms: number, waits: readonly number[] = holding): Promise<void> => {
      office.pass(ms)
      await rests(timing, waits)
    },
    counts: () => wecom.switchboard.seen,
    /** Who holds a connection, by the store. */
    holders: async (): Promise<string[]> => {
      const found: string[] = []
      for (let n = 0; n < 256; n += 1) {
        const shard = house.store.in(directoryShard(n.toString(16).padStart(2, "0")))
        found.push(...(await shard.list(lines)).map(({ holder }) => holder))
      }
      return found
    },
  }
}

export type Lined = Awaited<ReturnType<typeof openLined>>
