import type { IncomingMessage, ServerResponse } from "node:http"
import type { Log, Subject } from "#cloud/shared/ports"
import { refuse as refuseAny } from "#cloud/shared/refusals"
import type { Call, Served } from "#cloud/shared/serve"
import { bodyOf, jsonOf } from "./body.ts"
import { limitTo } from "./limit.ts"
import { refuse } from "./refusals.ts"
import { failedReply, send } from "./reply.ts"

/** What one call may bring: what WeChat's callFunction takes (100 kB). */
const inputLimit = 100_000
/** More calls at once than this are asked to come back: the store commits some thousand a second. */
const atOnce = 2_000
/** One person, however busy, makes fewer calls than this a second. */
const ofPerson = { rate: 20, burst: 120 }
/** A hall of 500 phones behind one address, before they have signed in. */
const ofAddress = { rate: 400, burst: 3_000 }

const path = "/call/"
export const isCall = (request: IncomingMessage): boolean => request.url?.startsWith(path) ?? false

export type Callers = (authorization: string | undefined) => Promise<Subject | undefined>

/**
 * `POST /call/<feature>.<action>`, straight on node:http because every ballot comes through here. Takes the front door
 * and the caller adapter; gives the listener, and the way to wait for what is running.
 */
export const answerCalls = (door: (call: Call) => Promise<Served>, callerOf: Callers, log: Log) => {
  const byPerson = limitTo(ofPerson.rate, ofPerson.burst)
  const byAddress = limitTo(ofAddress.rate, ofAddress.burst)
  const running = new Set<Promise<void>>()

  const servedOf = async (request: IncomingMessage): Promise<Served> => {
    if (request.method !== "POST") throw refuse("onlyPost")
    if (!isPlainJson(request)) throw refuse("onlyJson")
    if (running.size > atOnce) throw refuseAny("busy", { seconds: 2 })
    const input = jsonOf(await bodyOf(request, inputLimit))
    const subject = await callerOf(request.headers.authorization)
    const now = performance.now()
    const wait = subject ? byPerson(subject, now) : byAddress(request.socket.remoteAddress ?? "", now)
    if (wait > 0) throw refuseAny("tooOften", { seconds: wait })
    const key = request.headers["idempotency-key"]
    return door({
      action: request.url?.slice(path.length).split("?", 1)[0] ?? "",
      input,
      ...(typeof key === "string" && { key }),
      ...(subject && { subject }),
    })
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      send(response, await servedOf(request))
    } catch (error) {
      const served = failedReply(error, log)
      send(response, served, served.status === 405 ? { allow: "POST" } : {})
    }
  }

  return {
    listener: (request: IncomingMessage, response: ServerResponse): void => {
      const run = answer(request, response).finally(() => running.delete(run))
      running.add(run)
    },
    /** Resolves when the calls that have begun are done, also those whose caller has gone away. */
    quiet: async (): Promise<void> => {
      await Promise.all(running)
    },
  }
}

const isPlainJson = ({ headers }: IncomingMessage): boolean =>
  /^application\/json(\s*;\s*charset="?utf-8"?)?\s*$/i.test(headers["content-type"] ?? "") &&
  (headers["content-encoding"] ?? "identity") === "identity"
