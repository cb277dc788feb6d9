import Taro from "@tarojs/taro"

/** What WeChat says of a card besides what the types of Taro know. */
interface Said {
  readonly valid?: boolean
}

/**
 * Whether the card a page was opened with was meant for this person, of one that cannot be passed on (`wx.authPrivateMessage`,
 * base library 2.13.0). Undefined where WeChat does not say, which accuses nobody: it is context, never a right.
 */
export const meant = async (_: Readonly<Record<string, string | undefined>>): Promise<boolean | undefined> => {
  const { shareTicket } = Taro.getEnterOptionsSync()
  if (!shareTicket || typeof Taro.authPrivateMessage !== "function") return undefined
  try {
    return ((await Taro.authPrivateMessage({ shareTicket })) as Said).valid
  } catch {
    return undefined
  }
}
