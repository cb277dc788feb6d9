import { closeSync, openSync, readSync } from "node:fs"
import { filled, Refusal } from "#cloud/shared/refusal"
import type { PabulibFile } from "#cloud/votes/pabulib/file"
import { PabulibReader } from "#cloud/votes/pabulib/reader"
import { CommandFailed } from "../command.ts"

/** What is read at once: large enough to be fast, small enough to hold. */
const PIECE = 1 << 20

/** Reads a .pb file piece by piece; a file that cannot be read, or is not valid, is said in words (exit 2). */
export const readPabulibFile = (path: string, options: { readonly keepVotes?: boolean } = {}): PabulibFile =>
  inWords(() => {
    const reader = new PabulibReader(options)
    const file = opened(path)
    try {
      const piece = new Uint8Array(PIECE)
      for (let size = readSync(file, piece); size > 0; size = readSync(file, piece))
        reader.push(piece.subarray(0, size))
    } finally {
      closeSync(file)
    }
    return reader.end()
  })

/** Does something that may refuse; the refusal is said at the terminal (exit 2). */
export const inWords = <Result>(action: () => Result): Result => {
  try {
    return action()
  } catch (error) {
    throw worded(error)
  }
}

/** A refusal as what a command says; anything else as it is. */
export const worded = (error: unknown): unknown =>
  error instanceof Refusal
    ? new CommandFailed(filled(error.sentence.zh, error.details), filled(error.sentence.en, error.details), 2)
    : error instanceof Error && "code" in error && error.code === "EISDIR"
      ? new CommandFailed("这是一个文件夹，不是文件", "this is a folder, not a file", 2)
      : error

const opened = (path: string): number => {
  try {
    return openSync(path, "r")
  } catch {
    throw new CommandFailed(`打不开文件 ${path}`, `cannot open ${path}`, 2)
  }
}
