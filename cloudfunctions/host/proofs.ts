import { readFile } from "node:fs/promises"
import { join } from "node:path"

/** A platform's file has a short name of its own making, and a line of text inside. */
const form = /^[\w-]{1,80}\.txt$/
const most = 4_096

/**
 * Files by which WeChat and WeCom see that an address is ours (校验文件): whoever runs the installation puts them into the folder
 * `proofs` of its data, and they are answered at the root and under /q/, as those platforms ask. Gives the text; undefined for
 * any other name, and for what is no short text.
 */
export const proofsIn =
  (directory: string) =>
  async (name: string): Promise<string | undefined> => {
    if (!form.test(name)) return undefined
    try {
      const text = await readFile(join(directory, "proofs", name), "utf8")
      return text.length > most ? undefined : text
    } catch {
      return undefined
    }
  }
