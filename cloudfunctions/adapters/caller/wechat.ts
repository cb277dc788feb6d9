import type { Subject } from "#cloud/shared/ports"

/** What WeChat says of the call that is running now. Empty texts where it knows nothing. */
export interface WeChatContext {
  readonly OPENID?: string
  /** Where the call came from, first source first: "wx_client", "wx_client,scf" (a function called by one), "wx_trigger". */
  readonly SOURCE?: string
}

interface Sdk {
  init(options: { readonly env: unknown }): void
  readonly DYNAMIC_CURRENT_ENV: unknown
  getWXContext(): WeChatContext
}

let sdk: Sdk | undefined

/** Loaded at the first call and only inside a function, where the package lies beside the bundle. */
const loaded = (): Sdk => {
  if (sdk) return sdk
  const found: Sdk = require("wx-server-sdk")
  found.init({ env: found.DYNAMIC_CURRENT_ENV })
  sdk = found
  return found
}

export type Caller = { readonly subject: Subject } | { readonly timer: true } | Record<never, never>

/**
 * Who is calling this function, and whose event WeChat may be pushing. WeChat keeps it in the environment of the whole process:
 * ask before the first await, or it may be somebody else.
 */
export const callerNow = (): { readonly caller: Caller; readonly pushed?: Subject } => {
  const context = loaded().getWXContext()
  const pushed = pushedOf(context)
  return { caller: callerOf(context), ...(pushed && { pushed }) }
}

/** An openid is only true of calls that began in the mini-program; timers and HTTP have none, whatever is written there. */
const withOpenid = new Set(["wx_client", "wx_devtools"])

/** Takes WeChat's context; gives the subject, the timer, or nobody. */
export const callerOf = ({ OPENID, SOURCE = "" }: WeChatContext): Caller => {
  if (SOURCE === "wx_trigger") return { timer: true }
  const [first = ""] = SOURCE.split(",")
  return OPENID && withOpenid.has(first) ? { subject: `wx:${OPENID}` as Subject } : {}
}

/** What comes from there is no event of WeChat's, whatever is written in it. */
const pushesNothing = new Set(["wx_http", "wx_trigger", "wx_paycallback", "wx_crawler"])

/**
 * Whose event WeChat may be pushing (消息推送 to a function). The documentation does not say what SOURCE is then, so a call of the
 * mini-program may look the same: an event counts only where it is of this openid, and says no more than its person may.
 */
export const pushedOf = ({ OPENID, SOURCE = "" }: WeChatContext): Subject | undefined => {
  const [first = ""] = SOURCE.split(",")
  return OPENID && !pushesNothing.has(first) ? (`wx:${OPENID}` as Subject) : undefined
}
