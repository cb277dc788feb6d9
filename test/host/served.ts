import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { connect } from "node:net"
import { join } from "node:path"
import { startHost } from "#cloud/host/host"
import { type House, openHouse } from "#cloud/host/house"
import type { Load } from "#cloud/host/limits"
import { readPages } from "#cloud/host/pages"
import type { Routes } from "#cloud/host/routes"
import type { Call, Served } from "#cloud/shared/serve"
import { instantOf } from "#cloud/shared/values/instant"
import { temporaryFolder } from "../support/store.ts"

type Door = (call: Call) => Promise<Served>

/** What came back over a socket: nothing in between has put it right. */
export interface RawAnswer {
  readonly status: number
  readonly head: string
  readonly body: string
}

/** The pages of these tests: as many kinds of file as a build makes. */
const built: Readonly<Record<string, string>> = {
  "index.html": '<!doctype html><meta charset="utf-8"><div id="app"></div><script src="/js/app.0123abcd.js"></script>',
  "js/app.0123abcd.js": "console.log('app')",
  "js/app.0123abcd.js.gz": "gzip-form",
  "js/app.0123abcd.js.br": "brotli-form",
  "css/app.89abcdef.css": "p{}",
  ".made-from": "a secret of the build",
}

/** The real server over a real house, in this process, with a few built pages beside it. */
export const serveHouse = async (
  patience?: { headersTimeout: number; requestTimeout: number },
  more: {
    readonly load?: Load
    readonly door?: (door: Door) => Door
    readonly container?: boolean
    readonly login?: (house: House) => NonNullable<Routes["login"]>
  } = {},
) => {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(built)) {
    mkdirSync(join(folder.path, "pages", name, ".."), { recursive: true })
    writeFileSync(join(folder.path, "pages", name), text)
  }
  writeFileSync(join(folder.path, "secret.txt"), "a secret of the machine")
  const directory = join(folder.path, "data")
  const house = openHouse({ directory, now: () => instantOf(Date.now()), container: more.container ?? false })
  const usual = { host: "127.0.0.1", port: 0, pages: readPages(join(folder.path, "pages")) }
  const host = await startHost(more.door ? { ...house, door: more.door(house.door) } : house, {
    ...usual,
    ...(patience && { patience }),
    ...(more.load && { load: more.load }),
    ...(more.login && { login: more.login(house) }),
  })
  const answers: string[] = []

  /** Sends bytes as they are and gives the first answer; undefined when the connection ends without one. */
  const raw = (bytes: string | Buffer): Promise<RawAnswer | undefined> =>
    new Promise(resolve => {
      const socket = connect(host.port, "127.0.0.1", () => socket.write(bytes))
      let text = ""
      const done = () => {
        socket.destroy()
        answers.push(text)
        resolve(parsed(text))
      }
      socket.on("data", chunk => {
        text += chunk.toString("latin1")
        if (isWhole(text)) done()
      })
      socket.on("close", done)
      socket.on("error", done)
    })

  return {
    url: `http://127.0.0.1:${host.port}`,
    port: host.port,
    house,
    directory,
    raw,
    /** A second server over the same house, without the first one's limits and doors. */
    beside: async () => {
      const second = await startHost({ ...house, close: async () => undefined }, usual)
      return { url: `http://127.0.0.1:${second.port}`, stop: second.stop }
    },
    /** Every answer that came over `raw`. */
    answers,
    log: (): string =>
      readdirSync(join(directory, "log"))
        .map(name => readFileSync(join(directory, "log", name), "utf8"))
        .join(""),
    stop: () => host.stop(),
    remove: folder.remove,
  }
}

export type ServedHouse = Awaited<ReturnType<typeof serveHouse>>

const isWhole = (text: string): boolean => {
  const end = text.indexOf("\r\n\r\n")
  if (end < 0) return false
  const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1]
  if (length !== undefined) return text.length >= end + 4 + Number(length)
  return /transfer-encoding: chunked/i.test(text) ? text.endsWith("0\r\n\r\n") : true
}

const parsed = (text: string): RawAnswer | undefined => {
  const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]
  if (status === undefined) return undefined
  const end = text.indexOf("\r\n\r\n")
  return { status: Number(status), head: text.slice(0, end), body: text.slice(end + 4) }
}
