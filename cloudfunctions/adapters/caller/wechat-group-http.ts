import { createDecipheriv } from "node:crypto"
import type { GroupOf, Subject } from "#cloud/shared/ports"
import { type Instant, minute, msOf, second } from "#cloud/shared/values/instant"
import { openidOfSubject } from "../messenger/wechat-codes.ts"
import { groupForm } from "./wechat-group.ts"
import { type Account, exchangeOf } from "./wechat-login.ts"

/** Older than this it may be somebody's copy; newer, a clock that must be put right. Ours, as long as WeChat lets a code live. */
const fresh = 5 * minute

/** What WeChat encrypts for a page that was opened from a group, and who it says that it is for. */
interface Inside {
  readonly opengid?: unknown
  /** Its name in the older getShareInfo. */
  readonly openGId?: unknown
  readonly watermark?: { readonly appid?: unknown; readonly timestamp?: unknown }
}

/** Decrypts as documented (AES-128-CBC, PKCS#7, key and iv of 16 bytes). Throws for whatever was not encrypted with that key. */
const opened = (key: string, iv: string, encryptedData: string): Inside => {
  const decipher = createDecipheriv("aes-128-cbc", Buffer.from(key, "base64"), Buffer.from(iv, "base64"))
  const plain = Buffer.concat([decipher.update(Buffer.from(encryptedData, "base64")), decipher.final()])
  return (JSON.parse(plain.toString("utf8")) ?? {}) as Inside
}

/**
 * Which group of WeChat a page was opened in, on a server of one's own: the page brings a fresh code of `wx.login` and what
 * `wx.getGroupEnterInfo` gave it. The code must be the caller's own; what is encrypted must be for our mini-program and of the last
 * five minutes. Anything else is no group; the session key is forgotten with the answer. WeChat signs nothing of it, so that its
 * owner may spoil it unnoticed: a group is context, never a right. Written from the documentation
 * (开放数据校验与解密, getGroupEnterInfo) and run against the host's simulated WeChat; not tried with a live account.
 */
export const groupOverHttp = (
  account: Account & {
    readonly now: () => Instant
    readonly openidOf?: (subject: Subject) => string | undefined
  },
): GroupOf => {
  const { appid, now, openidOf = openidOfSubject } = account
  const exchange = exchangeOf(account)
  return async (subject, ticket) => {
    const openid = openidOf(subject)
    if (typeof ticket === "string" || openid === undefined) return undefined
    const found = await exchange(ticket.code)
    if (found.trouble !== undefined || found.openid !== openid) return undefined
    try {
      const { opengid, openGId, watermark } = opened(found.key, ticket.iv, ticket.encryptedData)
      const at = Number(watermark?.timestamp) * second
      if (watermark?.appid !== appid || !(Math.abs(msOf(now()) - at) <= fresh)) return undefined
      const group = opengid ?? openGId
      return typeof group === "string" && groupForm.test(group) ? group : undefined
    } catch {
      return undefined
    }
  }
}
