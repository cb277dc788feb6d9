import { BadOptions } from "./options.ts"

type Filled<Name extends string> = Readonly<Record<Name, string>>

/**
 * What an environment holds under names that belong together: all of it, or undefined for none of it. Refuses a part of it and
 * says what is missing (BadOptions): a channel that is silently not there is noticed when it is needed.
 */
export const allOf = <Name extends string>(
  env: NodeJS.ProcessEnv,
  names: readonly Name[],
): Filled<Name> | undefined => {
  const there = names.filter(name => env[name])
  const missing = names.filter(name => !env[name])
  if (there.length === 0) return undefined
  if (missing.length > 0)
    throw new BadOptions(
      `设置只填了一半：有 ${there.join("、")}，还要 ${missing.join("、")} / Half of the settings: beside ${there.join(", ")} these are needed: ${missing.join(", ")}`,
    )
  return Object.fromEntries(names.map(name => [name, env[name]])) as Filled<Name>
}

/** The mini-program's account, where the environment names one. */
export const miniProgramOf = (env: NodeJS.ProcessEnv) => {
  const found = allOf(env, ["WEIYI_WECHAT_APPID", "WEIYI_WECHAT_SECRET"])
  return found && { appid: found.WEIYI_WECHAT_APPID, secret: found.WEIYI_WECHAT_SECRET }
}

/** What an installation is told of the events that WeChat pushes (开发管理 → 消息推送); without aesKey in the plain mode. */
export interface PushKeys {
  readonly appid: string
  readonly token: string
  readonly aesKey?: string
}

/** The keys of the mini-program's events, where the environment names them. Refuses them without the account itself (BadOptions). */
export const pushKeysOf = (env: NodeJS.ProcessEnv): PushKeys | undefined => {
  const { WEIYI_WECHAT_TOKEN: given, WEIYI_WECHAT_AESKEY: aesKey } = env
  if (!given && !aesKey) return undefined
  const names = ["WEIYI_WECHAT_APPID", "WEIYI_WECHAT_SECRET", "WEIYI_WECHAT_TOKEN"] as const
  const found = allOf(env, aesKey ? [...names, "WEIYI_WECHAT_AESKEY"] : names)
  return found && { appid: found.WEIYI_WECHAT_APPID, token: found.WEIYI_WECHAT_TOKEN, ...(aesKey && { aesKey }) }
}

/** What an installation is told of its service account's messages: set on WeChat's pages (基本配置, 安全模式). */
export interface AccountKeys {
  readonly appid: string
  readonly token: string
  readonly aesKey: string
}

/** The keys of a service account, where the environment names one: it is sent to, and hears who links themselves. */
export const accountKeysOf = (env: NodeJS.ProcessEnv): AccountKeys | undefined => {
  const names = ["WEIYI_ACCOUNT_APPID", "WEIYI_ACCOUNT_SECRET", "WEIYI_ACCOUNT_TOKEN", "WEIYI_ACCOUNT_AESKEY"] as const
  const found = allOf(env, names)
  return (
    found && {
      appid: found.WEIYI_ACCOUNT_APPID,
      token: found.WEIYI_ACCOUNT_TOKEN,
      aesKey: found.WEIYI_ACCOUNT_AESKEY,
    }
  )
}

/** The names of an account for text messages. */
export const ofTexts = ["WEIYI_SMS_SECRET_ID", "WEIYI_SMS_SECRET_KEY", "WEIYI_SMS_APP", "WEIYI_SMS_SIGN"] as const

/** Nobody guesses so many signs. */
const secretForm = /^[\w-]{32,128}$/

/**
 * The secret end of the address that receipts of text messages come to, where the environment names one. Refuses it without
 * the account of the text messages, and one that could be guessed (BadOptions).
 */
export const receiptTokenOf = (env: NodeJS.ProcessEnv): string | undefined => {
  const { WEIYI_SMS_RECEIPTS: token } = env
  if (!token) return undefined
  allOf(env, [...ofTexts, "WEIYI_SMS_RECEIPTS"])
  if (!secretForm.test(token))
    throw new BadOptions(
      "WEIYI_SMS_RECEIPTS 要 32 到 128 个字母、数字 / WEIYI_SMS_RECEIPTS has 32 to 128 letters and digits",
    )
  return token
}
