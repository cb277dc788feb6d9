import { parseArgs } from "node:util"
import { randomId } from "#cloud/adapters/random-id"
import { InUse } from "#cloud/adapters/store/embedded"
import type { Id } from "#cloud/shared/values/id"
import { instantOf } from "#cloud/shared/values/instant"
import { openCloudArchive } from "../cloud/environment.ts"
import { type Command, CommandFailed } from "../command.ts"
import { adminLink, adminPath, foundCommunity, type World } from "../founding.ts"
import { openHouse } from "../house.ts"
import { openStore } from "../store.ts"

/**
 * Makes a further community, and its first administrator's link: on an installation that is not running, or with --cloud in the
 * database of WeChat cloud, where it is a page of the mini-program.
 */
export const command: Command = {
  usage: "NAME [--street STREET] [--data data/live | --cloud]",
  says: {
    zh: "新建一个社区（可写明属于哪个街道），给出第一位管理员的链接（30 分钟内有效；启动后打开，云上用小程序打开）",
    en: "makes a community, in a street if one is named, and the link of its first administrator (30 minutes; start the host, then open it; on WeChat cloud in the mini-program)",
  },
  run: async args => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: "string", default: "data/live" },
        street: { type: "string" },
        cloud: { type: "boolean", default: false },
      },
    })
    const name = positionals.join(" ").trim()
    if (name.length < 2 || name.length > 30)
      throw new CommandFailed("请给社区起名，2 到 30 个字", "name the community, 2 to 30 characters", 2)
    const street = values.street?.trim()
    if (street !== undefined && (street.length < 2 || street.length > 30))
      throw new CommandFailed("街道名称要 2 到 30 个字", "a street has a name of 2 to 30 characters", 2)
    const house = await (values.cloud ? openedInCloud() : opened(values.data))
    try {
      const community = await foundCommunity(house, name, street)
      console.log(`${name}\n${values.cloud ? await adminPage(house, community) : await adminPath(house, community)}`)
      return 0
    } finally {
      await house.close()
    }
  },
}

/** Where the link opens, with and without a desk on static hosting (WEIYI_PAGES). */
const adminPage = async (house: World, community: Id<"community">): Promise<string> => {
  const page = `pages/members/enter?link=${await adminLink(house, community)}`
  const desk = process.env.WEIYI_PAGES
  return desk ? `${desk}/#/${page}\n${page}` : page
}

const openedInCloud = async () => {
  const store = await openCloudArchive(process.env)
  return { store, now: () => instantOf(Date.now()), newId: randomId, close: () => store.close() }
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
