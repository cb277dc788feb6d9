import type { Messenger, Subject } from "#cloud/shared/ports"
import { unanswered } from "./asking.ts"
import { outcomeOf, valuesOf } from "./wechat-codes.ts"
import { type Account, wechatServer } from "./wechat-server.ts"

/**
 * Notices of a service account (服务号订阅通知, subscribe/bizsend), to those who follow it and have linked themselves. Written from
 * the public documentation and run against the host's simulated WeChat; not tried with a live account.
 */

/** A follower's account with us. */
export const followerSubject = (openid: string): Subject => `account:${openid}` as Subject

const openidOf = (account: Subject): string | undefined => /^account:([\w-]{1,64})$/.exec(account)?.[1]

export interface ServiceAccount extends Account {
  /** The mini-program that a tap opens, linked with the account on WeChat's pages; without it a tap opens nothing. */
  readonly opens?: string
}

export const serviceAccount = (account: ServiceAccount): Messenger => {
  const ask = wechatServer(account)
  const { opens } = account
  return {
    reaches: to => openidOf(to) !== undefined,
    send: async ({ to, template, fields, page }) => {
      const touser = openidOf(to)
      if (touser === undefined) return { sent: false, trouble: "noSuchPerson", code: "none" }
      const leads = opens === undefined ? {} : { miniprogram: { appid: opens, pagepath: page } }
      const message = { touser, template_id: template, ...leads, data: valuesOf(fields) }
      try {
        return outcomeOf(await ask("/cgi-bin/message/subscribe/bizsend", message))
      } catch (error) {
        return unanswered(error)
      }
    },
  }
}
