import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http"
import type { Log, Subject } from "#cloud/shared/ports"
import { refuse as refuseAny } from "#cloud/shared/refusals"
import type { Call, Served } from "#cloud/shared/serve"
import { arrivals } from "./arrivals.ts"
import { bodyOf, jsonOf } from "./body.ts"
import { limitTo } from "./limit.ts"
import { comeBackIn, crowdTime, inputLimit, type Load, ofAddress, ofPerson, usualLoad } from "./limits.ts"
import { refuse } from "./refusals.ts"
import { failedReply, refusedReply, send, wire, write } from "./reply.ts"

const path = "/call/"
export const isCall = (request: IncomingMessage): boolean => request.url?.startsWith(path) ?? false

/** Who is calling, from the headers of a request. */
export type Callers = (headers: IncomingHttpHeaders) => Promise<Subject | undefined>

/** What calls need of the house. `ahead`: lets a call that has begun go first. */
export interface Doors {
  readonly door: (call: Call) => Promise<Served>
  readonly callerOf: Callers
  readonly ahead: <T>(call: Promise<T>) => Promise<T>
  readonly log: Log
}

/**
 * `POST /call/<feature>.<action>`, straight on node:http because every ballot comes through here. Takes the front door
 * and the caller adapter; gives the listener, and the way to wait for what is running.
 */
export const answerCalls = ({ door, callerOf, ahead, log }: Doors, load: Load = usualLoad) => {
  const byPerson = limitTo(ofPerson.rate, ofPerson.burst)
  const byAddress = limitTo(ofAddress.rate, ofAddress.burst)
  const running = new Set<Promise<void>>()
  const crowd = arrivals(crowdTime)
  const full = wire(refusedReply(busy()))
  let turnedAway = 0

  const begin = async (request: IncomingMessage): Promise<{ readonly work: Promise<Served> }> => {
    if (request.method !== "POST") throw refuse("onlyPost")
    if (!isPlainJson(request)) throw refuse("onlyJson")
    return ahead(admit(request, jsonOf(await bodyOf(request, inputLimit))))
  }

  const admit = async (request: IncomingMessage, input: unknown): Promise<{ readonly work: Promise<Served> }> => {
    await crowd.quiet()
    const subject = await callerOf(request.headers)
    const now = performance.now()
    const wait = subject ? byPerson(subject, now) : byAddress(request.socket.remoteAddress ?? "", now)
    if (wait > 0) throw refuseAny("tooOften", { seconds: wait })
    const key = request.headers["idempotency-key"]
    const work = door({
      action: request.url?.slice(path.length).split("?", 1)[0] ?? "",
      input,
      ...(typeof key === "string" && { key }),
      ...(subject && { subject }),
    })
    return { work }
  }

  /** With an answer that stands ready and a line in the log once a second: turning away must cost next to nothing. */
  const turnAway = (response: ServerResponse): void => {
    write(response, full)
    turnedAway += 1
    if (turnedAway > 1) return
    setTimeout(() => {
      log.info({ event: "refused", status: full.status, code: "house.busy", times: turnedAway })
      turnedAway = 0
    }, 1_000).unref()
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let work: Promise<Served> | undefined
    try {
      work = (await begin(request)).work
      send(response, await within(load.actionTime, work))
    } catch (error) {
      const served = failedReply(error, log)
      send(response, served, served.status === 405 ? { allow: "POST" } : {})
    }
    // What goes on behind the answer that it takes too long is still part of the load.
    await work?.catch(() => undefined)
  }

  return {
    listener: (request: IncomingMessage, response: ServerResponse): void => {
      if (running.size >= load.atOnce) {
        turnAway(response)
        return
      }
      const run = answer(request, response).finally(() => running.delete(run))
      running.add(run)
    },
    /** To be told of every new connection. */
    came: crowd.came,
    /** How many calls are in work and waiting, and how many may be. */
    load: () => ({ running: running.size, most: load.atOnce }),
    /** Resolves when the calls that have begun are done, also those whose caller has gone away. */
    quiet: async (): Promise<void> => {
      await Promise.all(running)
    },
  }
}

const busy = () => refuseAny("busy", { seconds: comeBackIn, retryAfter: comeBackIn })

/** What the work gives, or 503 when it takes longer than `ms`. */
const within = (ms: number, work: Promise<Served>): Promise<Served> =>
  new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => reject(busy()), ms)
    work.then(resolve, reject).finally(() => clearTimeout(giveUp))
  })

const isPlainJson = ({ headers }: IncomingMessage): boolean =>
  /^application\/json(\s*;\s*charset="?utf-8"?)?\s*$/i.test(headers["content-type"] ?? "") &&
  (headers["content-encoding"] ?? "identity") === "identity"
