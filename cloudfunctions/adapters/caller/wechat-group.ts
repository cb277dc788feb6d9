import type { GroupOf } from "#cloud/shared/ports"

/**
 * Which group of WeChat a page was opened in. The page has a cloudID of `wx.getGroupEnterInfo`, good for five minutes and for
 * the person it was given to; WeChat says what it stands for (`cloud.getOpenData`). Anything else (an object that looks like an
 * answer, another person's cloudID, an old one) is no group. UNVERIFIED with a live account: field names as documented
 * (`opengid` of getGroupEnterInfo, `openGId` of the older getShareInfo; errCode -601006 expired, -601007 another person's).
 */
interface OpenData {
  readonly list?: readonly { readonly data?: { readonly opengid?: unknown; readonly openGId?: unknown } }[]
}

interface Sdk {
  getOpenData(asked: { readonly list: readonly string[] }): Promise<OpenData>
}

/** Loaded at the first call and only inside a function, where the package lies beside the bundle. */
const installed = (): Sdk => require("wx-server-sdk")

/** A group's id as WeChat writes it. */
export const groupForm = /^[\w-]{8,128}$/

export const groupFromCloud =
  (sdk: () => Sdk = installed): GroupOf =>
  async (_, ticket) => {
    if (typeof ticket !== "string") return undefined
    try {
      const { list } = await sdk().getOpenData({ list: [ticket] })
      const group = list?.[0]?.data?.opengid ?? list?.[0]?.data?.openGId
      return typeof group === "string" && groupForm.test(group) ? group : undefined
    } catch {
      return undefined
    }
  }
