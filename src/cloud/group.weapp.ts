import Taro from "@tarojs/taro"
import type { GroupTicket } from "./group.h5"
import { signedIn } from "./own-host.weapp"

export type { GroupTicket }

/** What the promise gives, which the types of Taro know of the callback only. */
interface Entered {
  readonly cloudID?: string
  readonly encryptedData?: string
  readonly iv?: string
}

/** A server of the deployment's own reads what WeChat encrypted; WeChat cloud has its own way. */
const host = process.env.WEIYI_HOST

/**
 * What WeChat gives a page that was opened from a group, for one question: on WeChat cloud a ticket only WeChat itself can read,
 * good for five minutes; for a server of one's own what is encrypted, and the code of a sign-in just before it, for signing in may
 * change the key. Undefined where the page was opened from anywhere else, or by a WeChat that cannot say (base library below 2.17.3).
 */
export const groupTicket = async (
  _: Readonly<Record<string, string | undefined>>,
): Promise<GroupTicket | undefined> => {
  if (typeof Taro.getGroupEnterInfo !== "function") return undefined
  try {
    if (host) await signedIn(host)
    const { code } = host ? await Taro.login() : { code: "" }
    const { cloudID, encryptedData, iv } = (await Taro.getGroupEnterInfo({})) as Entered
    if (!host) return cloudID
    return code && encryptedData && iv ? { code, encryptedData, iv } : undefined
  } catch {
    return undefined
  }
}
