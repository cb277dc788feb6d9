import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { canonical } from "#cloud/shared/digest"
import type { Collection } from "#cloud/shared/record"
import type { Archive, Row } from "#cloud/shared/store"
import { CommandFailed } from "../command.ts"
import { type FileLine, type Footer, header, isFile, isFooter, rowLine, rowOf, rowsOf } from "./lines.ts"

const linesOf = (path: string) => createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Infinity })

const broken = (zh: string, en: string): CommandFailed =>
  new CommandFailed(
    `这份备份不完整或被改过：${zh}。什么都没有恢复`,
    `the backup is not whole: ${en}; nothing was restored`,
  )

/** Reads a whole backup and checks it against its last line; gives that line. Nothing is restored yet. */
export const checkBackup = async (path: string, collections: readonly Collection[]): Promise<Footer> => {
  const known = new Map(collections.map(collection => [collection.name, collection]))
  const counts = new Map<string, number>()
  const hash = createHash("sha256")
  let number = 0
  let files = 0
  let footer: Footer | undefined
  for await (const line of linesOf(path)) {
    number += 1
    if (footer) throw broken(`第 ${number} 行多出来`, `line ${number} is one too many`)
    if (number === 1) {
      if (line !== canonical(header))
        throw new CommandFailed("这不是微议的备份，或版本不同", "this is no backup of Weiyi, or of another version")
    } else if (isFooter(line)) {
      footer = JSON.parse(line) as Footer
      continue
    } else if (isFile(line)) files += 1
    else {
      const { collection, row } = readRow(line, number)
      if ((known.get(collection)?.version ?? 0) < row.version)
        throw new CommandFailed(
          `第 ${number} 行是更新版本的程序写的（${collection}）`,
          `line ${number} was written by a newer version (${collection})`,
        )
      counts.set(collection, (counts.get(collection) ?? 0) + 1)
    }
    hash.update(`${line}\n`)
  }
  if (!footer) throw broken("没有结尾", "it has no end")
  if (footer.digest !== hash.digest("hex")) throw broken("摘要对不上", "its digest is another")
  for (const name of new Set([...counts.keys(), ...Object.keys(footer.counts)]))
    if ((counts.get(name) ?? 0) !== (footer.counts[name] ?? 0))
      throw broken(`${name} 的数目不对`, `the count of ${name}`)
  if (footer.files !== files) throw broken("文件数目不对", "the count of files")
  return footer
}

const readRow = (line: string, number: number) => {
  try {
    return rowOf(line)
  } catch {
    throw broken(`第 ${number} 行看不懂`, `line ${number} cannot be read`)
  }
}

/** Refuses a store that holds anything. */
export const checkEmpty = async (archive: Archive, collections: readonly Collection[]): Promise<void> => {
  for (const collection of collections)
    if ((await archive.rows(collection)).length > 0)
      throw new CommandFailed(
        `要恢复到的地方不是空的（${collection.name} 里有数据），什么都没有动`,
        `the store is not empty (${collection.name}); nothing was touched`,
      )
}

/** So many documents are loaded at a time. */
const together = 500

/**
 * Loads a backup that `checkBackup` has passed into an empty store, its files into a folder, then reads everything back and
 * compares it line by line with the backup's own digest.
 */
export const loadBackup = async (
  archive: Archive,
  collections: readonly Collection[],
  files: string,
  path: string,
): Promise<void> => {
  const known = new Map(collections.map(collection => [collection.name, collection]))
  const told = createHash("sha256")
  let name = ""
  let rows: Row[] = []
  const flush = async (): Promise<void> => {
    const collection = known.get(name)
    if (collection && rows.length > 0) await archive.load(collection, rows)
    rows = []
  }
  let first = true
  for await (const line of linesOf(path)) {
    if (first) first = false
    else if (isFooter(line)) break
    else if (isFile(line)) await keepFile(files, JSON.parse(line) as FileLine)
    else {
      const { collection, row } = rowOf(line)
      if (collection !== name || rows.length === together) await flush()
      name = collection
      rows.push(row)
      told.update(`${line}\n`)
    }
  }
  await flush()
  const found = createHash("sha256")
  for (const collection of collections)
    for await (const row of rowsOf(archive, collection)) found.update(`${rowLine(collection.name, row)}\n`)
  if (found.digest("hex") !== told.digest("hex"))
    throw new CommandFailed(
      "恢复后读出来的和备份不一样，请不要使用",
      "what was restored is not what was backed up; do not use it",
    )
}

const keepFile = async (folder: string, { file, name, base64 }: FileLine): Promise<void> => {
  if (!/^[a-z0-9]{26}$/.test(file)) throw broken("文件编号不对", "the id of a file")
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${file}.name`), name, { mode: 0o600 })
  await writeFile(join(folder, file), Buffer.from(base64, "base64"), { mode: 0o600 })
}
