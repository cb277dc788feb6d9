import type { IncomingMessage, ServerResponse } from "node:http"
import type { Duplex } from "node:stream"
import type { Hono } from "hono"
import { answerCalls, isCall } from "./calls.ts"
import type { House } from "./house.ts"
import type { Load, Patience } from "./limits.ts"
import { openapi } from "./openapi.ts"
import type { Pages } from "./pages.ts"
import { answerRest, type Env, type Routes } from "./routes.ts"
import { closeServer, listen } from "./server.ts"

/** What is in flight when the host stops has this long to finish (ms). */
const farewell = 10_000

/**
 * Puts a house behind a server: calls, files, pages, timers. Gives the port it listens on and the way to stop it, after
 * which everything acknowledged is on disk.
 */
export const startHost = async (
  house: House,
  options: {
    readonly host: string
    readonly port: number
    readonly pages: Pages
    readonly login?: Routes["login"]
    readonly callbacks?: Hono<Env>
    readonly demo?: Hono<Env>
    /** What holds a connection of ours to the outside, from when the server listens; gives the way to stop. */
    readonly line?: (house: House) => () => Promise<void>
    /** What takes a connection that is to become another kind: the demonstration's only. */
    readonly upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
    readonly patience?: Patience
    readonly load?: Load
  },
) => {
  let stopping = false
  let described: object | undefined
  const calls = answerCalls(house, options.load)
  const rest = answerRest({
    pages: options.pages,
    contract: () => {
      described ??= openapi(house.features)
      return described
    },
    door: house.door,
    callerOf: house.callerOf,
    world: house,
    load: calls.load,
    ready: async () => !stopping && house.answers(),
    log: house.log,
    proof: house.proof,
    ...(options.login && { login: options.login }),
    ...(options.callbacks && { callbacks: options.callbacks }),
    ...(options.demo && { demo: options.demo }),
  })
  const listener = (request: IncomingMessage, response: ServerResponse) =>
    isCall(request) ? calls.listener(request, response) : rest(request, response)
  const { server, port } = await listen(listener, options)
  server.on("connection", calls.came)
  if (options.upgrade) server.on("upgrade", options.upgrade)
  const stopTimers = house.runTimers()
  const stopLine = options.line?.(house)
  return {
    port,
    stop: async (): Promise<void> => {
      stopping = true
      await stopLine?.()
      await Promise.all([closeServer(server, farewell), stopTimers()])
      await calls.quiet()
      await house.close()
    },
  }
}
