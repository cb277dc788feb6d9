import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { brotliCompressSync, constants, gzipSync } from "node:zlib"
import { alone } from "./alone.ts"

/** The project's own folder. */
export const root = join(import.meta.dirname, "../..")
/** For browsers, which this host serves, or for WeChat. */
export type Platform = "h5" | "weapp"

const folderOf = (platform: Platform) => join(root, "dist", platform)
export const pagesFolder = folderOf("h5")

/** What the pages are made of. Of the cloud's code only what pages import: values, rules and refusals. */
const sources = ["src", "config", "cloudfunctions"]
const single = ["package-lock.json", "babel.config.cjs"]
const notInPages = /^cloudfunctions\/(host|adapters)\/|(actions|contract|records|index)\.ts$|config\.json$/

/** Inside the folder, which every other build empties: what is noted here is true of what lies beside it. */
const printFile = (platform: Platform) => join(folderOf(platform), ".made-from")

/** One text that is the same as long as no source of the pages has changed. */
export const fingerprint = (): string => {
  const hash = createHash("sha256")
  const files = sources.flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1)),
  )
  for (const file of [...files.filter(name => !notInPages.test(name)), ...single].sort())
    hash
      .update(`${file}\n`)
      .update(readFileSync(join(root, file)))
      .update("\n")
  return hash.digest("hex")
}

/** Whether the built pages are there and made from today's sources. */
export const pagesAreFresh = (platform: Platform = "h5"): boolean => {
  try {
    return readFileSync(printFile(platform), "utf8") === fingerprint()
  } catch {
    return false
  }
}

/** The pages could not be built; `output` is what the build said last. */
export class BuildFailed extends Error {
  override readonly name = "BuildFailed"
  readonly output: string

  constructor(output: string) {
    super("the pages could not be built")
    this.output = output
  }
}

/**
 * Builds the pages (what `npm run build:h5` or `build:weapp` does) with this very node, unless they are fresh; `progress`
 * hears the seconds gone. Another start that builds them at the same time is waited for.
 */
export const buildPages = (progress: (seconds: number) => void, platform: Platform = "h5"): Promise<void> =>
  alone(join(root, `dist/.building-${platform}`), async () => {
    if (!pagesAreFresh(platform)) await build(progress, platform)
  })

const build = async (progress: (seconds: number) => void, platform: Platform): Promise<void> => {
  const print = fingerprint()
  rmSync(folderOf(platform), { recursive: true, force: true })
  const began = Date.now()
  const beat = setInterval(() => progress(Math.round((Date.now() - began) / 1000)), 1000)
  try {
    await taro(platform)
    if (platform === "h5") compress()
    writeFileSync(printFile(platform), print)
  } finally {
    clearInterval(beat)
  }
}

const taro = (platform: Platform): Promise<void> =>
  new Promise((resolve, reject) => {
    const command = join(root, "node_modules/@tarojs/cli/bin/taro")
    const child = spawn(process.execPath, [command, "build", "--type", platform, "--no-check"], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "pipe"],
    })
    let output = ""
    const hear = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4000)
    }
    child.stdout.on("data", hear)
    child.stderr.on("data", hear)
    child.on("error", reject)
    child.on("exit", code =>
      code === 0 && existsSync(join(folderOf(platform), platform === "h5" ? "index.html" : "app.js"))
        ? resolve()
        : reject(new BuildFailed(output)),
    )
  })

/** Text files get their gzip and brotli form beside them once, so that no request is ever compressed while it waits. */
const compress = (): void => {
  for (const entry of readdirSync(pagesFolder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|css|html|svg|json)$/.test(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    const bytes = readFileSync(path)
    if (bytes.length < 1000) continue
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }))
  }
}
