import Taro from "@tarojs/taro"
import { newKey } from "./transport"

/** Requests that were sent, or were about to be, and have no answer yet: fingerprint of the request → its key. */
type Unanswered = Record<string, string>

const place = "weiyi.unanswered"
const kept = (): Unanswered => Taro.getStorageSync<Unanswered>(place) || {}

/** 53 bits of the text (cyrb53): tells bodies apart without keeping what somebody voted on the device. */
const fingerprint = (text: string): string => {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}

const requestOf = (name: string, input: unknown) => `${name}:${fingerprint(JSON.stringify(input))}`

/** The key for this request: the one kept from an unanswered try of the same body, or a new one, kept before it is given. */
export const keyFor = async (name: string, input: unknown): Promise<string> => {
  const request = requestOf(name, input)
  const before = kept()[request]
  if (before) return before
  const key = await newKey()
  Taro.setStorageSync(place, { ...kept(), [request]: key })
  return key
}

/** The cloud has answered: the same body sent again from now on is a new request. */
export const answered = (name: string, input: unknown): void => {
  const { [requestOf(name, input)]: _, ...rest } = kept()
  Taro.setStorageSync(place, rest)
}
