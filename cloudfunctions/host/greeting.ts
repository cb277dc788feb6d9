import { networkInterfaces } from "node:os"
import QRCode from "qrcode"
import { type Details, filled } from "#cloud/shared/refusal"
import type { Words } from "./words.ts"

export interface Greeting {
  readonly words: Words
  readonly version: string
  readonly host: string
  readonly port: number
  readonly data: string
  readonly demo?: {
    readonly communities: number
    readonly households: number
    /** Who can be entered as by one click, and the word of the address. */
    readonly people: readonly { readonly who: string; readonly word: string }[]
  }
  /** The one-time link of the first administrator, as a path. */
  readonly adminPath?: string
}

const everywhere = ["0.0.0.0", "::"]

/** The address other devices of the same network reach this machine by, where it listens to them. */
const addressOf = (host: string): string => {
  if (!everywhere.includes(host)) return host.includes(":") ? `[${host}]` : host
  const others = Object.values(networkInterfaces()).flatMap(list => list ?? [])
  return others.find(item => item.family === "IPv4" && !item.internal)?.address ?? "127.0.0.1"
}

/** What the host says once it is ready, at most 20 lines; the last is "ready http://…". */
export const greeting = async (told: Greeting): Promise<string> => {
  const { words, demo, adminPath, data, host, port, version } = told
  const url = `http://${addressOf(host)}:${port}`
  const say = (text: string, details: Details = {}) => filled(text, { url, data, version, ...details })
  const what = demo
    ? say(words.demoData, { communities: demo.communities, households: demo.households })
    : say(words.liveData)
  const reach = ["127.0.0.1", "localhost", "::1"].includes(host) ? words.onlyHere : words.sameWifi
  const lines = [
    `${say(words.residents)} ${reach}`,
    say(words.desk),
    ...(demo ? [say(words.inbox), words.enter, ...demo.people.map(person => say(words.as, person)), words.tryIt] : []),
    ...(adminPath ? [words.admin, `${url}${adminPath}`] : []),
    say(words.runs, { node: process.versions.node }),
  ]
  const local = everywhere.includes(host) ? "127.0.0.1" : addressOf(host)
  return [say(words.title, { what }), ...beside(await code(url), lines), `ready http://${local}:${port}`].join("\n")
}

/** In capitals a QR code needs its smallest size; scheme and host read the same. */
const code = async (url: string): Promise<string[]> =>
  (
    await QRCode.toString(`${url}/`.toUpperCase(), {
      errorCorrectionLevel: "L",
      ...(process.stdout.isTTY ? { type: "terminal", small: true } : { type: "utf8", margin: 2 }),
    })
  )
    .split("\n")
    .filter(line => line !== "")

/** Colour codes take no room on the screen. */
const widthOf = (line = ""): number =>
  line.split("\u001b[").reduce((sum, part, at) => sum + part.length - (at ? part.indexOf("m") + 1 : 0), 0)

const beside = (left: readonly string[], right: readonly string[]): string[] =>
  Array.from({ length: Math.max(left.length, right.length) }, (_, row) =>
    `${left[row] ?? " ".repeat(widthOf(left[0]))}  ${right[row] ?? ""}`.trimEnd(),
  )
