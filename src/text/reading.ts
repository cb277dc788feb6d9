import Taro from "@tarojs/taro"
import { useSyncExternalStore } from "react"

/** How a person reads: in which language, and in which type. Kept on the device. */
export interface Reading {
  readonly language: "zh" | "en"
  readonly elder: boolean
}

const place = "weiyi.reading"
/** WeChat's own text size (px) from which we begin with the elder type: two steps above its standard 17. */
const elderFrom = 20

const listeners = new Set<() => void>()
let now: Reading | undefined

const first = (): Reading => {
  const size = process.env.TARO_ENV === "weapp" ? (Taro.getAppBaseInfo().fontSizeSetting ?? 0) : 0
  return { language: "zh", elder: size >= elderFrom }
}

const reading = (): Reading => {
  now ??= { ...first(), ...(Taro.getStorageSync<Partial<Reading>>(place) || {}) }
  return now
}

/** Changes language or type; every page follows at once, and it is still so at the next start. */
export const readAs = (change: Partial<Reading>): void => {
  now = { ...reading(), ...change }
  Taro.setStorageSync(place, now)
  for (const listener of listeners) listener()
}

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const useReading = (): Reading => useSyncExternalStore(listen, reading, reading)
