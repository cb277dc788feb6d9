import { Hono } from "hono"
import { answered, bodyOf } from "../wechat/answering.ts"
import type { ServiceAccountPlatform } from "./platform.ts"

/**
 * The simulated service account as routes: `/account/cgi-bin/…` answers our server as api.weixin.qq.com does. Refuses to exist in
 * production.
 */
export const accountRoutes = ({ wechat }: ServiceAccountPlatform): Hono => {
  if (process.env.NODE_ENV === "production") throw new Error("the simulated service account is refused in production")
  const app = new Hono()
  app.post("/account/cgi-bin/stable_token", async context => context.json(wechat.token(await bodyOf(context))))
  app.post("/account/cgi-bin/message/subscribe/bizsend", async context => {
    const { miniprogram, ...body } = await bodyOf(context)
    const page = (miniprogram as { readonly pagepath?: unknown } | undefined)?.pagepath ?? ""
    return answered(context, await wechat.send(context.req.query("access_token"), { ...body, page }))
  })
  return app
}
