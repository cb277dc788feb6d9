import Taro from "@tarojs/taro"

/** What the promise gives, which the types of Taro know of the callback only. */
interface Entered {
  readonly cloudID?: string
}

/**
 * What WeChat gives a page that was opened from a group: a ticket only WeChat itself can read, good for five minutes. Undefined
 * where the page was opened from anywhere else, or by a WeChat that cannot say (base library below 2.17.3).
 */
export const groupTicket = async (_: Readonly<Record<string, string | undefined>>): Promise<string | undefined> => {
  if (typeof Taro.getGroupEnterInfo !== "function") return undefined
  try {
    return ((await Taro.getGroupEnterInfo({})) as Entered).cloudID
  } catch {
    return undefined
  }
}
