import type { IncomingMessage } from "node:http"
import type { wechatLogin } from "#cloud/adapters/caller/wechat-login"
import { startSession } from "#cloud/members/actions"
import type { Clock, NewId } from "#cloud/shared/ports"
import { refuse as refuseAny } from "#cloud/shared/refusals"
import type { Served } from "#cloud/shared/serve"
import type { Store } from "#cloud/shared/store"
import { bodyOf, jsonOf } from "./body.ts"
import { limitTo } from "./limit.ts"
import { ofAddress } from "./limits.ts"
import { refuse } from "./refusals.ts"

/** A code of wx.login is short; nothing else is taken. */
const form = /^[A-Za-z0-9_-]{8,128}$/

/**
 * `POST /login/wechat` with `{ code }` of wx.login: a session of that WeChat account, for a mini-program that talks to this
 * server. Takes WeChat's login, where the environment names the mini-program's account. Refuses a code that WeChat does not
 * know (401), and says when WeChat cannot be asked (503).
 */
export const loginByWechat = (
  world: { readonly store: Store; readonly now: Clock; readonly newId: NewId },
  login: ReturnType<typeof wechatLogin>,
) => {
  const limit = limitTo(ofAddress.rate, ofAddress.burst)
  return async (request: IncomingMessage): Promise<Served> => {
    const wait = limit(request.socket.remoteAddress ?? "", performance.now())
    if (wait > 0) throw refuseAny("tooOften", { seconds: wait })
    const { code } = (jsonOf(await bodyOf(request, 1_000)) ?? {}) as { readonly code?: unknown }
    if (typeof code !== "string" || !form.test(code)) throw refuse("badCode")
    const who = await login(code)
    if ("trouble" in who) throw refuse(who.trouble === "badCode" || who.trouble === "blocked" ? "badCode" : "noLogin")
    const session = await startSession(world.store, who.subject, world.now(), world.newId)
    return { status: 200, reply: { ok: true, value: { session } } }
  }
}
