import { networkInterfaces } from "node:os"
import QRCode from "qrcode"
import { type Details, filled } from "#cloud/shared/refusal"
import type { Marker } from "./demo/marker.ts"
import type { Words } from "./words.ts"

export interface Greeting {
  readonly words: Words
  readonly version: string
  readonly host: string
  readonly port: number
  readonly data: string
  readonly lang: "zh" | "en"
  readonly demo?: Marker
  /** So many processes on a PostgreSQL database; undefined on SQLite. */
  readonly workers?: number | undefined
  /** One-time links of first administrators, as paths. */
  readonly adminPaths: readonly string[]
}

const everywhere = ["0.0.0.0", "::"]

/** The address other devices of the same network reach this machine by, where it listens to them. */
const addressOf = (host: string): string => {
  if (!everywhere.includes(host)) return host.includes(":") ? `[${host}]` : host
  const others = Object.values(networkInterfaces()).flatMap(list => list ?? [])
  return others.find(item => item.family === "IPv4" && !item.internal)?.address ?? "127.0.0.1"
}

/** Where this machine itself finds the host. */
export const reachableAt = (host: string): string => (everywhere.includes(host) ? "127.0.0.1" : addressOf(host))

/** What the host says once it is ready, at most 20 lines; the last is "ready http://…". */
export const greeting = async (told: Greeting): Promise<string> => {
  const { words, lang, demo, adminPaths, data, host, port, version } = told
  const url = `http://${addressOf(host)}:${port}`
  const say = (text: string, details: Details = {}) => filled(text, { url, data, version, ...details })
  const what = demo
    ? say(words.demoData, { communities: demo.communities, households: demo.households })
    : say(told.workers === undefined ? words.liveData : words.liveDatabase)
  const reach = ["127.0.0.1", "localhost", "::1"].includes(host) ? words.onlyHere : words.sameWifi
  const asLine = ({ word, says, shown }: Marker["people"][number]) =>
    shown ? [say(words.as, { who: says[lang], word })] : []
  const hallLine = demo?.hall ? [say(words.hall, { meeting: demo.hall })] : []
  const lines = [
    `${say(words.residents)} ${reach}`,
    say(words.desk),
    ...(demo ? [say(words.inbox), ...hallLine, words.enter, ...demo.people.flatMap(asLine), words.tryIt] : []),
    ...(adminPaths.length > 0 ? [words.admin, ...adminPaths.slice(0, 5).map(path => `  ${url}${path}`)] : []),
    say(told.workers === undefined ? words.runs : words.runsDatabase, {
      node: process.versions.node,
      workers: told.workers ?? 1,
    }),
  ]
  return [
    say(words.title, { what }),
    ...beside(await code(url), lines),
    `ready http://${reachableAt(host)}:${port}`,
  ].join("\n")
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
