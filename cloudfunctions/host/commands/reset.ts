import { rmSync } from "node:fs"
import { parseArgs } from "node:util"
import { InUse, openEmbedded } from "#cloud/adapters/store/embedded"
import { type Command, CommandFailed } from "../command.ts"
import { readMarker } from "../demo/marker.ts"
import { collections } from "../features.ts"

/** Removes a demonstration's data. Refuses a folder that is none, and one that a running host holds. */
export const command: Command = {
  usage: "[--data DIR]",
  says: {
    zh: "清空演示数据（下次启动重新生成）",
    en: "removes the demonstration's data (the next start makes it anew)",
  },
  run: async args => {
    const { values } = parseArgs({ args: [...args], options: { data: { type: "string", default: "data/demo" } } })
    const directory = values.data
    if (!readMarker(directory))
      throw new CommandFailed(
        `${directory} 里没有演示数据，什么都没有动`,
        `${directory} holds no demonstration; nothing was touched`,
      )
    try {
      await openEmbedded({ directory, collections }).close()
    } catch (error) {
      if (error instanceof InUse) throw new CommandFailed("请先停掉正在运行的程序", error.message)
      throw error
    }
    rmSync(directory, { recursive: true, force: true })
    console.log(`已清空 ${directory} / removed`)
    return 0
  },
}
