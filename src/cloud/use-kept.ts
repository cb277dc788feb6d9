import Taro from "@tarojs/taro"
import { useState } from "react"

/**
 * What a person is typing, kept on this device until it is recorded: a call, a closed app or a lost network costs none of it.
 * Gives what stands, the way to change it, and the way to begin anew.
 */
export const useKept = <Filled extends object>(place: string, blank: Filled) => {
  const [filled, setFilled] = useState<Filled>(() => ({
    ...blank,
    ...(Taro.getStorageSync<Partial<Filled>>(place) || {}),
  }))
  const keep = (next: Filled): void => {
    setFilled(next)
    Taro.setStorageSync(place, next)
  }
  const forget = (): void => Taro.removeStorageSync(place)
  return { filled, keep, forget }
}
