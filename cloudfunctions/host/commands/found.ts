import { parseArgs } from "node:util"
import { InUse } from "#cloud/adapters/store/embedded"
import { instantOf } from "#cloud/shared/values/instant"
import { type Command, CommandFailed } from "../command.ts"
import { adminPath, foundCommunity } from "../founding.ts"
import { openHouse } from "../house.ts"
import { openStore } from "../store.ts"

/** Makes a further community on an installation that is not running, and its first administrator's link. */
export const command: Command = {
  usage: "NAME [--street STREET] [--data data/live]",
  says: {
    zh: "新建一个社区（可写明属于哪个街道），给出第一位管理员的链接（30 分钟内有效，启动后打开）",
    en: "makes a community, in a street if one is named, and the link of its first administrator (30 minutes; start the host, then open it)",
  },
  run: async args => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: "string", default: "data/live" }, street: { type: "string" } },
    })
    const name = positionals.join(" ").trim()
    if (name.length < 2 || name.length > 30)
      throw new CommandFailed("请给社区起名，2 到 30 个字", "name the community, 2 to 30 characters", 2)
    const street = values.street?.trim()
    if (street !== undefined && (street.length < 2 || street.length > 30))
      throw new CommandFailed("街道名称要 2 到 30 个字", "a street has a name of 2 to 30 characters", 2)
    const house = await opened(values.data)
    try {
      const community = await foundCommunity(house, name, street)
      console.log(`${name}\n${await adminPath(house, community)}`)
      return 0
    } finally {
      await house.close()
    }
  },
}

const opened = async (directory: string) => {
  try {
    const store = await openStore({ directory, database: process.env.DATABASE_URL })
    return openHouse({ directory, store, now: () => instantOf(Date.now()) })
  } catch (error) {
    if (error instanceof InUse) throw new CommandFailed("请先停掉正在运行的程序", error.message)
    throw error
  }
}
