import { createHash } from "node:crypto"
import { open, readdir, readFile, rename, rm } from "node:fs/promises"
import { join } from "node:path"
import { canonical } from "#cloud/shared/digest"
import type { Collection } from "#cloud/shared/record"
import type { Archive } from "#cloud/shared/store"
import { type Footer, header, rowLine, rowsOf } from "./lines.ts"

/**
 * Writes everything an installation holds into a file that only its owner may read: every document of every collection,
 * then the uploaded files of a folder. The file has its name only when it is whole. Gives its last line.
 */
export const writeBackup = async (
  archive: Archive,
  collections: readonly Collection[],
  files: string,
  path: string,
): Promise<Footer> => {
  const half = `${path}.half`
  const hash = createHash("sha256")
  const out = await open(half, "wx", 0o600)
  try {
    let waiting = ""
    const say = async (line: string): Promise<void> => {
      waiting += `${line}\n`
      if (waiting.length < 1_000_000) return
      hash.update(waiting)
      await out.writeFile(waiting)
      waiting = ""
    }
    await say(canonical(header))
    const counts: Record<string, number> = {}
    for (const collection of collections) {
      counts[collection.name] = 0
      for await (const row of rowsOf(archive, collection)) {
        await say(rowLine(collection.name, row))
        counts[collection.name] = (counts[collection.name] ?? 0) + 1
      }
    }
    let kept = 0
    for (const file of (await readdir(files).catch(() => [])).filter(name => /^[a-z0-9]{26}$/.test(name)).sort()) {
      const bytes = await readFile(join(files, file))
      const name = await readFile(join(files, `${file}.name`), "utf8").catch(() => "")
      await say(canonical({ file, name, base64: bytes.toString("base64") }))
      kept += 1
    }
    hash.update(waiting)
    const footer: Footer = { counts, files: kept, digest: hash.digest("hex") }
    await out.writeFile(`${waiting}${canonical(footer)}\n`)
    await out.sync()
    await out.close()
    await rename(half, path)
    return footer
  } catch (error) {
    await out.close()
    await rm(half, { force: true })
    throw error
  }
}
