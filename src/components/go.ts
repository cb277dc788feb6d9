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

/** Back to where the person came from; to the home page for one who arrived by a link. */
export const goBack = (): void => {
  if (Taro.getCurrentPages().length > 1) Taro.navigateBack()
  else goHome()
}
