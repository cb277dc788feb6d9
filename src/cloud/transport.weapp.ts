import Taro from "@tarojs/taro"
import { heardTime } from "./clock"
import { sendToHost } from "./own-host.weapp"
import { asReply, NoAnswer, type Reply } from "./reply"

// the deployment's cloud environment, as WEIYI_CLOUD named it at build time; the account's first one otherwise
const env = process.env.WEIYI_CLOUD
// a server of the deployment's own, as WEIYI_HOST named it at build time: then there is no cloud
const host = process.env.WEIYI_HOST
if (!host) Taro.cloud.init(env ? { env } : {})

let connected = true
const listeners = new Set<() => void>()
const heard = (isConnected: boolean) => {
  connected = isConnected
  for (const listener of listeners) listener()
}
Taro.onNetworkStatusChange(({ isConnected }) => heard(isConnected))
Taro.getNetworkType({ success: ({ networkType }) => heard(networkType !== "none") })

export const online = (): boolean => connected

/** Calls `listener` whenever the network comes or goes; gives the way to stop. */
export const onNetwork = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** A key that no other request will ever have: 128 random bits. */
export const newKey = (): Promise<string> =>
  new Promise((done, failed) =>
    Taro.getRandomValues({
      length: 16,
      success: ({ randomValues }) =>
        done(Array.from(new Uint8Array(randomValues), byte => byte.toString(16).padStart(2, "0")).join("")),
      fail: failed,
    }),
  )

/** Calls a cloud function, or the deployment's own server. Gives the reply, yes or no; throws NoAnswer when there is none. */
export const send = async (feature: string, action: string, input: unknown, key?: string): Promise<Reply<unknown>> => {
  if (!online()) throw new NoAnswer(false)
  try {
    if (host) {
      const headers = { "content-type": "application/json", ...(key === undefined ? {} : { "idempotency-key": key }) }
      return await sendToHost(host, `/call/${feature}.${action}`, (input ?? {}) as object, headers)
    }
    const data = key === undefined ? { action, input } : { action, input, key }
    const { result } = await Taro.cloud.callFunction({ name: feature, data })
    heardTime((result as { readonly at?: string } | undefined)?.at)
    return asReply(result)
  } catch (failure) {
    throw failure instanceof NoAnswer ? failure : new NoAnswer(true, failure)
  }
}
