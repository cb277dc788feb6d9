import type { Command } from "../command.ts"
import { main } from "../verify.mjs"

/** The stand-alone verifier under the name it has beside the others. */
export const command: Command = {
  usage: "FILE",
  says: {
    zh: "核对一份公开档案（也可以只用一个文件：node verify.mjs FILE）",
    en: "checks a public archive (the one file verify.mjs does it alone)",
  },
  run: async ([path]) => main(path),
}
