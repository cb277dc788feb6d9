import { createHash } from "node:crypto"
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs"
import { join } from "node:path"

/** Demonstration data that was made once are copied for every other host of the same day and the same sources. */
const root = process.cwd()
const shelf = join(root, "dist/demo-data")

/** The same text as long as no source of the cloud has changed, on one day: what is made depends on both. */
const madeFrom = (): string => {
  const hash = createHash("sha256").update(new Date().toISOString().slice(0, 10))
  const files = readdirSync(join(root, "cloudfunctions"), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith(".ts"))
    .map(entry => join(entry.parentPath, entry.name))
  for (const file of files.sort()) hash.update(readFileSync(file))
  return hash.digest("hex").slice(0, 16)
}

/** Lays made data into a folder; false when there are none yet, and the host will make them. */
export const layDemoData = (folder: string): boolean => {
  const kept = join(shelf, madeFrom())
  if (!existsSync(kept)) return false
  cpSync(kept, folder, { recursive: true })
  return true
}

/** Keeps what a host has made, taken while it is stopped; older ones go. Whoever comes second changes nothing. */
export const keepDemoData = (folder: string): void => {
  const kept = join(shelf, madeFrom())
  if (existsSync(kept)) return
  rmSync(shelf, { recursive: true, force: true })
  const half = `${kept}.${process.pid}`
  mkdirSync(shelf, { recursive: true })
  cpSync(folder, half, { recursive: true })
  try {
    renameSync(half, kept)
  } catch {
    rmSync(half, { recursive: true, force: true })
  }
}
