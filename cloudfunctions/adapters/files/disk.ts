import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { Files, NewId } from "#cloud/shared/ports"
import { id } from "#cloud/shared/values/id"

const form = /^[a-z0-9]{26}$/

/**
 * Files in a folder of this machine: `<id>` holds the bytes, `<id>.name` the name they came with. Ids are random and
 * are checked before they become part of a path. `sweep` removes what is older than a moment (ms since 1970), but what
 * `keep` has marked with `<id>.kept`.
 */
export const diskFiles = (folder: string, newId: NewId): Files & { sweep(before: number): Promise<number> } => {
  const place = (file: string) => join(folder, file)
  const read: Files["read"] = async file => {
    if (!form.test(file)) return undefined
    try {
      return { bytes: await readFile(place(file)), name: await readFile(place(`${file}.name`), "utf8") }
    } catch {
      return undefined
    }
  }
  const remove: Files["remove"] = async file => {
    if (!form.test(file)) return
    await Promise.all(
      [place(file), place(`${file}.name`), place(`${file}.kept`)].map(path => rm(path, { force: true })),
    )
  }
  return {
    read,
    remove,
    save: async (bytes, name) => {
      const file = newId()
      if (!form.test(file)) throw new Error("a file needs a random id of 26 letters and digits")
      await mkdir(folder, { recursive: true })
      await writeFile(place(`${file}.name`), name.slice(0, 200), { mode: 0o600 })
      await writeFile(place(file), bytes, { mode: 0o600 })
      return id<"file">(file)
    },
    keep: async file => {
      if (!form.test(file)) throw new Error("no file has such an id")
      await writeFile(place(`${file}.kept`), "", { mode: 0o600 })
    },
    sweep: async before => {
      const all = await readdir(folder).catch(() => [])
      const kept = new Set(all)
      let removed = 0
      for (const name of all.filter(one => form.test(one) && !kept.has(`${one}.kept`))) {
        if ((await stat(place(name))).mtimeMs >= before) continue
        await remove(id<"file">(name))
        removed += 1
      }
      return removed
    },
  }
}
