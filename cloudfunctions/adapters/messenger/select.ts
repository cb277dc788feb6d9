import type { Messenger } from "#cloud/shared/ports"
import { wecomMessenger } from "../wecom/messenger.ts"
import { wecomApp } from "../wecom/sending.ts"
import { serviceAccount } from "./account.ts"
import { tencentTexts, textAccountOf } from "./sms.ts"

/** The channels besides WeChat's subscribe messages, as far as an environment names their accounts. */
export interface Others {
  readonly account?: Messenger
  readonly wecom?: Messenger
  readonly sms?: Messenger
}

/** Takes the environment of a deployment; gives the channels it has. Half an account of text messages is refused. */
export const otherMessengers = (env: NodeJS.ProcessEnv): Others => {
  const { WEIYI_ACCOUNT_APPID: appid, WEIYI_ACCOUNT_SECRET: own, WEIYI_WECHAT_APPID: opens } = env
  const { WEIYI_WECOM_CORP: corp, WEIYI_WECOM_SECRET: secret, WEIYI_WECOM_AGENT: agent, WEIYI_URL: at } = env
  const texts = textAccountOf(env)
  const url = (page: string): string => `${at?.replace(/\/$/, "")}/#/${page}`
  return {
    ...(appid && own && { account: serviceAccount({ appid, secret: own, ...(opens && { opens }) }) }),
    ...(corp &&
      secret &&
      agent &&
      at && { wecom: wecomMessenger(corp, wecomApp({ corp, secret, agent: Number(agent), url })) }),
    ...(texts && { sms: tencentTexts(texts) }),
  }
}
