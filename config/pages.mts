import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { setTimeout as pause } from "node:timers/promises"

export type Platform = "h5" | "weapp"

const root = path.resolve(import.meta.dirname, "..")
/** All that the pages are made from; cloudfunctions/ because rules and refusals run in pages too. */
const sources = ["src", "config", "types", "babel.config.cjs", "package-lock.json", "cloudfunctions"]
const carried = /(?:^|\/)(?:rules|refusals|refusal|words|.*\/values\/[^/]+|[^/]+\/rules\/.*)\.ts$/

const filesIn = (place: string): string[] => {
  const whole = path.join(root, place)
  const entries = readdirSync(whole, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name))
}

/** What the pages would be built from now, as one hash. */
const fingerprint = (): string => {
  const hash = createHash("sha256")
  const files = sources.flatMap(place => (path.extname(place) ? [path.join(root, place)] : filesIn(place)))
  for (const file of files.sort()) {
    const name = path.relative(root, file)
    if (name.startsWith("cloudfunctions") && !carried.test(name)) continue
    hash.update(name).update(readFileSync(file))
  }
  return hash.digest("hex")
}

/** Beside what was built, so that any other build, which empties the folder, takes the note away with it. */
const noteOf = (platform: Platform) => path.join(root, "dist", platform, ".made-from")

/** Whether dist/<platform> was built from exactly what is here now. */
export const pagesAreFresh = (platform: Platform): boolean =>
  existsSync(noteOf(platform)) && readFileSync(noteOf(platform), "utf8") === fingerprint()

/**
 * Builds dist/<platform> unless it is fresh. Several processes may ask at once: one builds, the others wait.
 * `onProgress` gets a few words now and then.
 */
export const buildPages = async (platform: Platform, onProgress: (words: string) => void = () => {}): Promise<void> => {
  const free = await lock(path.join(root, "dist", `.${platform}-building`))
  try {
    if (pagesAreFresh(platform)) return
    const from = fingerprint()
    rmSync(noteOf(platform), { force: true })
    await taro(platform, onProgress)
    writeFileSync(noteOf(platform), from)
  } finally {
    free()
  }
}

const taro = (platform: Platform, onProgress: (words: string) => void): Promise<void> =>
  new Promise((done, failed) => {
    const command = path.join(root, "node_modules", ".bin", "taro")
    const building = spawn(command, ["build", "--type", platform, "--no-check"], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "pipe"],
    })
    let said = ""
    for (const stream of [building.stdout, building.stderr])
      stream.setEncoding("utf8").on("data", (part: string) => {
        said += part
        onProgress(part.trim().split("\n").at(-1) ?? "")
      })
    building.once("error", failed)
    building.once("close", code =>
      code === 0 ? done() : failed(new Error(`taro build ${platform}: ${said.slice(-4000)}`)),
    )
  })

/** A lock other processes see; one whose holder has died is taken over. */
const lock = async (file: string): Promise<() => void> => {
  mkdirSync(path.dirname(file), { recursive: true })
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" })
      return () => rmSync(file, { force: true })
    } catch {
      if (!alive(Number(readIfThere(file)))) rmSync(file, { force: true })
      else await pause(200)
    }
  }
}

const readIfThere = (file: string): string => {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return ""
  }
}

const alive = (pid: number): boolean => {
  if (pid === 0) return true
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
