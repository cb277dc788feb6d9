import { Hono } from "hono"
import { accountCallback } from "#cloud/adapters/messenger/account-callback"
import { wecomCrypto } from "#cloud/adapters/wecom/crypto"
import { hearing } from "#cloud/chats/hearing/actions"
import { doneOnce } from "#cloud/chats/keeping/actions"
import type { AccountKeys } from "../accounts.ts"
import { answerAt } from "../callback.ts"
import type { House } from "../house.ts"
import type { Env } from "../routes.ts"

/** The address that WeChat calls with what followers write: `/account/callback`. */
export const accountCallbacks = (house: House, { appid, token, aesKey }: AccountKeys): Hono<Env> => {
  const { store, now, newId, log } = house
  const once = doneOnce(store)
  const answer = accountCallback(
    {
      crypto: wecomCrypto({ token, aesKey, receiver: appid }),
      corp: appid,
      now,
      once: (at, name, ...rest) => once(at, `${appid}|${name}`, ...rest),
      hear: hearing({ store, now, newId, door: house.door }),
      url: page => page,
      log,
    },
    token,
  )
  const app = new Hono<Env>()
  answerAt(app, "/account/callback", answer)
  return app
}
