import Taro from "@tarojs/taro"

/** WeChat keeps ten pages at most. */
const deepest = 10

/** Opens a page: go("/pages/votes/ballot?vote=…"). */
export const go = (url: string): void => {
  if (Taro.getCurrentPages().length >= deepest) Taro.redirectTo({ url })
  else Taro.navigateTo({ url })
}

/** Opens a page in place of this one. */
export const goInstead = (url: string): void => {
  Taro.redirectTo({ url })
}

export const goHome = (): void => {
  Taro.reLaunch({ url: "/pages/home/index" })
}

/** Whether a meeting or a group's page stands behind this one, that one left to vote and goes on with. */
export const isAmidst = (): boolean => {
  const behind = Taro.getCurrentPages().at(-2)
  return /pages\/(hall|chats)\//.test(behind?.route ?? behind?.path ?? "")
}

/** Back to where the person came from; to the home page for one who arrived by a link. */
export const goBack = (): void => {
  if (Taro.getCurrentPages().length > 1) Taro.navigateBack()
  else goHome()
}
