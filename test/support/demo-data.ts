import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs"
import { join } from "node:path"
import { alone } from "#cloud/host/alone"
import { dayOf } from "#cloud/shared/values/day"
import { instantOf } from "#cloud/shared/values/instant"

/** Demonstration data that was made once are copied for every other host of the same day and the same sources. */
const root = process.cwd()
const shelf = join(root, "dist/demo-data")

/** The same text as long as no source of the cloud has changed, on one day in China: what is made depends on both. */
const madeFrom = (): string => {
  const hash = createHash("sha256").update(dayOf(instantOf(Date.now())))
  const files = readdirSync(join(root, "cloudfunctions"), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith(".ts"))
    .map(entry => join(entry.parentPath, entry.name))
  for (const file of files.sort()) hash.update(readFileSync(file))
  return hash.digest("hex").slice(0, 16)
}

/** Makes the data beside their place, and moves them there when they are whole; older ones go. */
const make = (name: string): void => {
  const half = join(shelf, "half")
  rmSync(half, { recursive: true, force: true })
  execFileSync(process.execPath, [join(root, "cloudfunctions/host/demo/make.ts"), half], { cwd: root, stdio: "ignore" })
  renameSync(half, join(shelf, name))
  for (const other of readdirSync(shelf))
    if (other !== name) rmSync(join(shelf, other), { recursive: true, force: true })
}

/** The data's place, for `use` alone: they are made now unless they are there, and nobody removes them meanwhile. */
const withDemoData = (use: (kept: string) => void): Promise<void> =>
  alone(`${shelf}.taken`, async () => {
    const name = madeFrom()
    if (!existsSync(join(shelf, name))) make(name)
    use(join(shelf, name))
  })

/** Before the tests that show them, so that no test waits while they are made. */
export const readyDemoData = (): Promise<void> => withDemoData(() => undefined)

/** Lays the demonstration's data into a folder. */
export const layDemoData = (folder: string): Promise<void> =>
  withDemoData(kept => cpSync(kept, folder, { recursive: true }))
