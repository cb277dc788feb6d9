import type { Keys } from "#cloud/adapters/wecom/crypto"
import { type LineAccount, wecomLine } from "#cloud/adapters/wecom/line"
import { wecomToOne } from "#cloud/adapters/wecom/messenger"
import { type App, wecomApp } from "#cloud/adapters/wecom/sending"
import type { ToOne } from "#cloud/shared/chat"
import { allOf } from "../accounts.ts"
import { BadOptions } from "../options.ts"
import type { HeldLine } from "./line.ts"

/** What an installation is told of its WeCom: the corp, its robot, reached in one of two ways, and its app where it has one. */
export interface WeComAccount {
  readonly corp: string
  /** WeCom calls us. */
  readonly robot?: Pick<Keys, "token" | "aesKey">
  /** We hold a connection to WeCom. */
  readonly line?: Pick<LineAccount, "bot" | "secret" | "at">
  /** With callbacks, cards to single members can be tapped; without, it brings notices only. */
  readonly app?: Pick<App, "secret" | "agent"> & { readonly callbacks?: Pick<Keys, "token" | "aesKey"> }
  /** Where WeCom's interfaces are, if not at WeCom. */
  readonly base?: () => string
  /** Where a page of ours opens in a browser. */
  readonly url: (page: string) => string
}

const callbackKeys = ["WEIYI_WECOM_ROBOT_TOKEN", "WEIYI_WECOM_ROBOT_AESKEY"] as const
const lineKeys = ["WEIYI_WECOM_ROBOT_ID", "WEIYI_WECOM_ROBOT_SECRET"] as const
const appKeys = ["WEIYI_WECOM_SECRET", "WEIYI_WECOM_AGENT"] as const
const heardKeys = ["WEIYI_WECOM_TOKEN", "WEIYI_WECOM_AESKEY"] as const
const ways = { callbacks: callbackKeys.join(" + "), line: lineKeys.join(" + "), app: appKeys.join(" + ") }

/** The app: its callbacks come with it or not at all, for notices need none. */
const appOf = (env: NodeJS.ProcessEnv): WeComAccount["app"] => {
  const app = allOf(env, appKeys)
  const heard = allOf(env, heardKeys)
  // Callbacks are answered by changing a card, which takes the app itself.
  if (!app && heard) allOf(env, [...heardKeys, ...appKeys])
  if (!app) return undefined
  const { WEIYI_WECOM_SECRET: secret, WEIYI_WECOM_AGENT: agent } = app
  if (!/^\d{1,10}$/.test(agent))
    throw new BadOptions(
      "WEIYI_WECOM_AGENT 是应用的 AgentId，一个数 / WEIYI_WECOM_AGENT is the app's AgentId, a number",
    )
  const callbacks = heard && { token: heard.WEIYI_WECOM_TOKEN, aesKey: heard.WEIYI_WECOM_AESKEY }
  return { secret, agent: Number(agent), ...(callbacks && { callbacks }) }
}

/**
 * The account of an environment, where it names one; `url` is the installation's public address. A robot, an app, or both.
 * Refuses a part of any of them, and a robot that is to be called and to be connected at once: WeCom allows one of the two
 * (BadOptions).
 */
export const wecomAccountOf = (env: NodeJS.ProcessEnv): WeComAccount | undefined => {
  const { WEIYI_WECOM_CORP: corp, WEIYI_URL: at } = env
  const robot = allOf(env, callbackKeys)
  const line = allOf(env, lineKeys)
  const app = appOf(env)
  if (robot && line)
    throw new BadOptions(
      `一个机器人只能用一种方式接收消息：回调（${ways.callbacks}）或长连接（${ways.line}），请去掉一组 / A robot is reached in one way: by callbacks (${ways.callbacks}) or by the long connection (${ways.line}); take one pair away`,
    )
  const any = robot || line || app
  if (!corp && !any) return undefined
  if (!corp || !at)
    throw new BadOptions(
      "企业微信的设置要有 WEIYI_WECOM_CORP 和 WEIYI_URL / The settings of WeCom need WEIYI_WECOM_CORP and WEIYI_URL",
    )
  if (!any)
    throw new BadOptions(
      `WEIYI_WECOM_CORP 还要 ${ways.callbacks}、${ways.line} 或 ${ways.app} / WEIYI_WECOM_CORP needs ${ways.callbacks}, ${ways.line} or ${ways.app} beside it`,
    )
  return {
    corp,
    ...(robot && { robot: { token: robot.WEIYI_WECOM_ROBOT_TOKEN, aesKey: robot.WEIYI_WECOM_ROBOT_AESKEY } }),
    ...(line && { line: { bot: line.WEIYI_WECOM_ROBOT_ID, secret: line.WEIYI_WECOM_ROBOT_SECRET } }),
    ...(app && { app }),
    url: page => `${at.replace(/\/$/, "")}/#/${page}`,
  }
}

/** The long connection of an account, where it has one: to be held by one process (keepLine). */
export const lineOf = (account: WeComAccount | undefined): HeldLine | undefined => {
  if (!account?.line) return undefined
  const { corp, line, url } = account
  return { line: wecomLine({ corp, url, ...line }), robot: line.bot }
}

/** Cards to single members, where the account has an app whose callbacks we hear: a tap must come back. */
export const toOneOf = (account: WeComAccount | undefined): ToOne | undefined => {
  if (!account?.app?.callbacks) return undefined
  const { corp, app, url, base } = account
  const { secret, agent } = app
  return wecomToOne(corp, wecomApp({ corp, secret, agent, url, ...(base && { base }) }))
}
