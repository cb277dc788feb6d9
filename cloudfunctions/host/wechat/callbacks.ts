import { Hono } from "hono"
import { pushCallback } from "#cloud/adapters/messenger/push-callback"
import { wecomCrypto } from "#cloud/adapters/wecom/crypto"
import { doneOnce } from "#cloud/chats/keeping/actions"
import { hearingAmongMembers } from "#cloud/notices/index"
import type { Subject } from "#cloud/shared/ports"
import type { PushKeys } from "../accounts.ts"
import { answerAt } from "../callback.ts"
import type { House } from "../house.ts"
import type { Env } from "../routes.ts"

const openidSubject = (openid: string): Subject => `wx:${openid}` as Subject

/** The address that WeChat pushes the mini-program's events to: `/wechat/push`. People who call go first. */
export const pushCallbacks = (
  house: Pick<House, "store" | "behind" | "now" | "log">,
  { appid, token, aesKey }: PushKeys,
  subjectOf: (openid: string) => Subject | undefined = openidSubject,
): Hono<Env> => {
  const { now, log } = house
  const store = house.behind(house.store)
  const once = doneOnce(store)
  const answer = pushCallback({
    ...(aesKey !== undefined && { crypto: wecomCrypto({ token, aesKey, receiver: appid }) }),
    token,
    now,
    log,
    once: (at, name, ...rest) => once(at, `push ${appid}|${name}`, ...rest),
    subjectOf,
    hear: hearingAmongMembers(store, now)("wechat"),
  })
  const app = new Hono<Env>()
  answerAt(app, "/wechat/push", answer)
  return app
}
