import { readFileSync } from "node:fs"
import { join } from "node:path"
import { InUse } from "#cloud/adapters/store/embedded"
import { filled } from "#cloud/shared/refusal"
import { instantOf } from "#cloud/shared/values/instant"
import { BuildFailed, root } from "./build-pages.ts"
import { greeting } from "./greeting.ts"
import { startHost } from "./host.ts"
import { openHouse } from "./house.ts"
import { BadOptions, type Options, optionsOf } from "./options.ts"
import { readyPages } from "./ready-pages.ts"
import { words } from "./words.ts"

/** `npm start`: runs the host until Ctrl-C or SIGTERM. */
const start = async (options: Options): Promise<void> => {
  const say = words[options.lang]
  const pages = options.pages ? await readyPages(say) : new Map()
  const house = openHouse({ directory: options.data, now: () => instantOf(Date.now()), verbose: options.verbose })
  const host = await startHost(house, { host: options.host, port: options.port, pages })
  stopOnSignal(host.stop, say)
  if (options.port !== 0 && host.port !== options.port)
    console.log(filled(say.portBusy, { asked: options.port, port: host.port }))
  const version = String(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version)
  console.log(await greeting({ words: say, version, host: options.host, port: host.port, data: options.data }))
}

/** The first signal finishes what is in flight; a second one does not wait. */
const stopOnSignal = (stop: () => Promise<void>, say: (typeof words)["zh"]): void => {
  let asked = false
  const on = async (): Promise<void> => {
    if (asked) process.exit(1)
    asked = true
    console.log(`\n${say.stopping}`)
    await stop()
    console.log(say.stopped)
    process.exit(0)
  }
  process.on("SIGINT", () => void on())
  process.on("SIGTERM", () => void on())
}

/** What can be put right by the person at the terminal is said in words; anything else is a bug and shows itself. */
const explained = (error: unknown): string | undefined => {
  if (error instanceof BadOptions || error instanceof InUse) return error.message
  if (error instanceof BuildFailed) return `${words.zh.buildFailed}\n${words.en.buildFailed}\n\n${error.output}`
  return undefined
}

try {
  await start(optionsOf(process.argv.slice(2), process.env))
} catch (error) {
  console.error(explained(error) ?? error)
  process.exit(error instanceof BadOptions ? 2 : 1)
}
