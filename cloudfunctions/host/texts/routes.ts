import { Hono } from "hono"
import { answered } from "../wechat/answering.ts"
import type { Texts } from "./platform.ts"

/**
 * Simulated text messages as a route: `POST /texts/` answers our server as sms.tencentcloudapi.com does. Refuses to exist in
 * production.
 */
export const textRoutes = (texts: Texts): Hono => {
  if (process.env.NODE_ENV === "production") throw new Error("simulated text messages are refused in production")
  const app = new Hono()
  app.post("/texts/", async context =>
    answered(context, await texts.send({ headers: context.req.header(), body: await context.req.text() })),
  )
  return app
}
