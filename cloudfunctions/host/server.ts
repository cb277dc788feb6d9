import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import type { Duplex } from "node:stream"
import { backlog, keepAlive, type Patience, usualPatience } from "./limits.ts"
import { refuse } from "./refusals.ts"
import { refusedReply, wire } from "./reply.ts"

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown

/** So many ports are tried after a busy one. */
const tries = 20

/** Listens on `port` of `host` (0: a free one), or on the next free one after it. Gives the server and the port it has. */
export const listen = async (
  listener: Listener,
  {
    host,
    port,
    patience = usualPatience,
  }: { readonly host: string; readonly port: number; readonly patience?: Patience },
): Promise<{ readonly server: Server; readonly port: number }> => {
  const server = createServer(
    // A request without a host is answered like any other bad one (routes.ts), in our words.
    {
      ...patience,
      requireHostHeader: false,
      keepAliveTimeout: keepAlive,
      connectionsCheckingInterval: Math.min(2_000, patience.headersTimeout),
    },
    listener,
  )
  server.on("clientError", refuseRaw)
  for (let attempt = 0; ; attempt += 1) {
    try {
      await bound(server, host, port === 0 ? 0 : port + attempt)
      return { server, port: (server.address() as AddressInfo).port }
    } catch (error) {
      if (!isBusy(error) || port === 0 || attempt === tries) throw error
    }
  }
}

const bound = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen({ port, host, backlog }, () => {
      server.off("error", reject)
      resolve()
    })
  })

const isBusy = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "EADDRINUSE"

const statuses: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
}

/** What is not HTTP at all is answered in our words too, and the connection ends. */
const refuseRaw = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy()
  const { headers, body } = wire(refusedReply(refuse("badRequest")))
  const lines = Object.entries({ ...headers, "content-length": Buffer.byteLength(body), connection: "close" })
  socket.end(
    `HTTP/1.1 ${statuses[error.code ?? ""] ?? "400 Bad Request"}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`,
  )
}

/** Takes no new connection, lets what is in flight finish, and after `patience` ms ends what is left. */
export const closeServer = (server: Server, patience: number): Promise<void> =>
  new Promise(resolve => {
    const giveUp = setTimeout(() => server.closeAllConnections(), patience)
    const letGo = setInterval(() => server.closeIdleConnections(), 50)
    server.close(() => {
      clearTimeout(giveUp)
      clearInterval(letGo)
      resolve()
    })
  })
