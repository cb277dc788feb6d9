import type { IncomingHttpHeaders } from "node:http"
import { join } from "node:path"
import { containerCaller } from "#cloud/adapters/caller/container"
import { hostCaller } from "#cloud/adapters/caller/host"
import { diskFiles } from "#cloud/adapters/files/disk"
import { fileLog } from "#cloud/adapters/log/pino"
import type { Others } from "#cloud/adapters/messenger/select"
import { randomId } from "#cloud/adapters/random-id"
import { openEmbedded } from "#cloud/adapters/store/embedded"
import type { Robots } from "#cloud/chats/announcing/actions"
import type { Line, ToOne } from "#cloud/shared/chat"
import { dues } from "#cloud/shared/due"
import type { Clock, GroupOf, LiveCards, Log, Messenger, PrivateCards, Subject } from "#cloud/shared/ports"
import { directoryScope } from "#cloud/shared/scope"
import { type Call, serve } from "#cloud/shared/serve"
import type { Store } from "#cloud/shared/store"
import { dayOf } from "#cloud/shared/values/day"
import { dayLong, msOf } from "#cloud/shared/values/instant"
import { peopleFirst } from "./behind.ts"
import { collections, features, subjectOfSession, whois } from "./features.ts"
import { proofsIn } from "./proofs.ts"
import { runTimers } from "./timers.ts"

/** An upload that nothing has taken within a month is removed (see records.ts). */
const uploadsKept = 30 * dayLong

/**
 * Everything behind the server, over one data directory: the store, the files, the log, the features and the front door.
 * Without a store that is open already it is the embedded one; refuses a directory that another process holds (InUse).
 */
export const openHouse = (options: {
  readonly directory: string
  readonly now: Clock
  readonly store?: Store
  readonly wechat?: Messenger
  /** The other channels that are connected. */
  readonly others?: Others
  /** Robots of groups, where a WeCom is connected. */
  readonly robots?: Robots
  /** Which group of WeChat a page was opened in. */
  readonly groupOf?: GroupOf
  /** The long connection of a WeCom's robot, where one is connected so. */
  readonly line?: Line
  /** Cards to single persons that can be tapped, where a WeCom's app is connected. */
  readonly toOne?: ToOne
  /** Cards in chats that change by themselves, where WeChat is connected. */
  readonly live?: LiveCards
  /** Cards that cannot be passed on, where WeChat is connected over HTTP. */
  readonly alone?: PrivateCards
  /** The data are made anew when this run does not come to its end: nothing waits for the disk. */
  readonly unsafe?: boolean
  readonly verbose?: boolean
  /** Runs in WeChat's containers, behind whose gateway alone a header may say who calls. */
  readonly container?: boolean
}) => {
  const { directory, now, wechat, others, robots, groupOf, line, toOne, live, alone } = options
  const store = options.store ?? openEmbedded({ directory, collections, unsafe: options.unsafe ?? false })
  const written = fileLog(join(directory, "log"), dayOf(now()))
  const log: Log = options.verbose ? spoken(written) : written
  const files = diskFiles(join(directory, "files"), randomId)
  const world = { store, files, now, newId: randomId, log, whois: whois(store) }
  const ports = {
    ...(others && { others }),
    ...(robots && { robots }),
    ...(groupOf && { groupOf }),
    ...(line && { line }),
    ...(toOne && { toOne }),
    ...(live && { live }),
    ...(alone && { alone }),
  }
  const list = features({ ...world, ...(wechat && { wechat }), ...ports })
  const { ahead, behind } = peopleFirst()
  const served = serve(list, world)
  const door = (call: Call) => ahead(served(call))
  // A round of timers a second that found nothing to do is not worth a line.
  const timerDoor = serve(list, { ...world, store: behind(store), log: { info: () => undefined, bug: log.bug } })

  const byGateway = containerCaller(options.container ?? false)
  const bySession = hostCaller(token => subjectOfSession(store, token, now()))

  return {
    ...world,
    features: list,
    door,
    ahead,
    behind,
    /** Whether the store answers. */
    answers: async (): Promise<boolean> => {
      await store.in(directoryScope("ready")).list(dues, { limit: 1 })
      return true
    },
    /** Files by which a platform sees that this address is ours. */
    proof: proofsIn(directory),
    callerOf: async (headers: IncomingHttpHeaders): Promise<Subject | undefined> =>
      byGateway(headers) ?? bySession(headers.authorization),
    /** Runs the features' timers, and once an hour the house's own sweeping. */
    runTimers: (pause = 1000): (() => Promise<void>) => {
      const stop = runTimers(list, timerDoor, pause)
      const sweep = setInterval(() => {
        written.turn(dayOf(now()))
        void files.sweep(msOf(now()) - uploadsKept)
      }, 60_000)
      return () => {
        clearInterval(sweep)
        return stop()
      }
    },
    close: async (): Promise<void> => {
      await store.close()
      written.close()
    },
  }
}

export type House = ReturnType<typeof openHouse>

const spoken = (log: Log): Log => ({
  info: log.info,
  bug: (line, error) => {
    log.bug(line, error)
    console.error(line, error)
  },
})
