import Taro from "@tarojs/taro"

/**
 * What WeChat gives a page that was opened from a group: a ticket only WeChat itself can read, good for five minutes. Undefined
 * where the page was opened from anywhere else, or by a WeChat that cannot say (base library below 2.17.3).
 */
export const groupTicket = (_: Readonly<Record<string, string | undefined>>): Promise<string | undefined> =>
  new Promise(resolve => {
    if (typeof Taro.getGroupEnterInfo !== "function") return resolve(undefined)
    Taro.getGroupEnterInfo({ success: ({ cloudID }) => resolve(cloudID), fail: () => resolve(undefined) })
  })
