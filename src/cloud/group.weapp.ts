import Taro from "@tarojs/taro"

interface EnterInfo {
  readonly cloudID?: string
}

/**
 * What WeChat gives a page that was opened from a group: a ticket only WeChat itself can read, good for five minutes. Undefined
 * where the page was opened from anywhere else, or by a WeChat that cannot say (base library below 2.17.3).
 */
export const groupTicket = (_: Readonly<Record<string, string | undefined>>): Promise<string | undefined> =>
  new Promise(resolve => {
    const asked = Taro as unknown as {
      getGroupEnterInfo?: (told: { success: (info: EnterInfo) => void; fail: () => void }) => void
    }
    if (!asked.getGroupEnterInfo) return resolve(undefined)
    asked.getGroupEnterInfo({ success: ({ cloudID }) => resolve(cloudID), fail: () => resolve(undefined) })
  })
