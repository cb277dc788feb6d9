import type { Keys } from "#cloud/adapters/wecom/crypto"
import { type LineAccount, wecomLine } from "#cloud/adapters/wecom/line"
import type { App } from "#cloud/adapters/wecom/sending"
import { BadOptions } from "../options.ts"
import type { HeldLine } from "./line.ts"

/** What an installation is told of its WeCom: the corp, its robot, reached in one of two ways, and its app where it has one. */
export interface WeComAccount {
  readonly corp: string
  /** WeCom calls us. */
  readonly robot?: Pick<Keys, "token" | "aesKey">
  /** We hold a connection to WeCom. */
  readonly line?: Pick<LineAccount, "bot" | "secret" | "at">
  readonly app?: Pick<Keys, "token" | "aesKey"> & Pick<App, "secret" | "agent">
  /** Where WeCom's interfaces are, if not at WeCom. */
  readonly base?: () => string
  /** Where a page of ours opens in a browser. */
  readonly url: (page: string) => string
}

const callbackKeys = "WEIYI_WECOM_ROBOT_TOKEN + WEIYI_WECOM_ROBOT_AESKEY"
const lineKeys = "WEIYI_WECOM_ROBOT_ID + WEIYI_WECOM_ROBOT_SECRET"

/** Both of a pair or none of it; half of it is refused. */
const pair = (
  names: string,
  one: string | undefined,
  other: string | undefined,
): readonly [string, string] | undefined => {
  if (one && other) return [one, other]
  if (one || other)
    throw new BadOptions(
      `企业微信机器人的设置只填了一半，要两个都填：${names} / Half of the robot's settings: both are needed: ${names}`,
    )
  return undefined
}

/**
 * The account of an environment, where it names one; `url` is the installation's public address. Refuses half of one, and a
 * robot that is to be called and to be connected at once: WeCom allows one of the two (BadOptions).
 */
export const wecomAccountOf = (env: NodeJS.ProcessEnv): WeComAccount | undefined => {
  const { WEIYI_WECOM_CORP: corp, WEIYI_URL: at } = env
  const robot = pair(callbackKeys, env.WEIYI_WECOM_ROBOT_TOKEN, env.WEIYI_WECOM_ROBOT_AESKEY)
  const line = pair(lineKeys, env.WEIYI_WECOM_ROBOT_ID, env.WEIYI_WECOM_ROBOT_SECRET)
  if (robot && line)
    throw new BadOptions(
      `一个机器人只能用一种方式接收消息：回调（${callbackKeys}）或长连接（${lineKeys}），请去掉一组 / A robot is reached in one way: by callbacks (${callbackKeys}) or by the long connection (${lineKeys}); take one pair away`,
    )
  if (!corp) return undefined
  if (!at || !(robot || line))
    throw new BadOptions(
      `WEIYI_WECOM_CORP 还要 WEIYI_URL，和 ${callbackKeys} 或 ${lineKeys} / WEIYI_WECOM_CORP needs WEIYI_URL, and ${callbackKeys} or ${lineKeys}, beside it`,
    )
  const { WEIYI_WECOM_SECRET: secret, WEIYI_WECOM_AGENT: agent, WEIYI_WECOM_TOKEN: own, WEIYI_WECOM_AESKEY: key } = env
  const app = secret && agent && own && key ? { secret, agent: Number(agent), token: own, aesKey: key } : undefined
  return {
    corp,
    ...(robot && { robot: { token: robot[0], aesKey: robot[1] } }),
    ...(line && { line: { bot: line[0], secret: line[1] } }),
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
