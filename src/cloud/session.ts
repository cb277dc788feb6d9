import Taro from "@tarojs/taro"

const place = "weiyi.session"

/** The browser's session, kept on the device. Inside WeChat there is none: WeChat itself says who is calling. */
export const session = {
  token: (): string => Taro.getStorageSync<string>(place) || "",
  keep: (token: string): void => Taro.setStorageSync(place, token),
  end: (): void => Taro.removeStorageSync(place),
}
