import { Hono } from "hono"
import { accountCallback } from "#cloud/adapters/messenger/account-callback"
import { type Asked, bodyMost } from "#cloud/adapters/wecom/callback"
import { wecomCrypto } from "#cloud/adapters/wecom/crypto"
import { hearing } from "#cloud/chats/hearing/actions"
import { doneOnce } from "#cloud/chats/keeping/actions"
import type { AccountKeys } from "../accounts.ts"
import { bodyOf } from "../body.ts"
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
  app.all("/account/callback", async context => {
    const { method } = context.req
    const body = method === "POST" ? (await bodyOf(context.env.incoming, bodyMost)).toString("utf8") : ""
    const asked: Asked = { method, query: context.req.query(), body }
    const told = await answer(asked)
    return new Response(told.body, { status: told.status, headers: { "content-type": "text/plain; charset=utf-8" } })
  })
  return app
}
