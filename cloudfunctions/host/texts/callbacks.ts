import { Hono } from "hono"
import { textReceipts } from "#cloud/adapters/messenger/text-receipts"
import { bodyMost } from "#cloud/adapters/wecom/callback"
import { hearingAmongMembers } from "#cloud/notices/index"
import { bodyOf } from "../body.ts"
import type { House } from "../house.ts"
import type { Env } from "../routes.ts"

/** The address that Tencent Cloud brings receipts of text messages to: `/texts/receipts/<token>`. People who call go first. */
export const textCallbacks = (house: Pick<House, "store" | "behind" | "now">, token: string): Hono<Env> => {
  const store = house.behind(house.store)
  const answer = textReceipts({ token, hear: hearingAmongMembers(store, house.now)("sms") })
  const app = new Hono<Env>()
  app.all("/texts/receipts/:token", async context => {
    const { method } = context.req
    const body = method === "POST" ? (await bodyOf(context.env.incoming, bodyMost)).toString("utf8") : ""
    const told = await answer({ method, token: context.req.param("token"), body })
    return new Response(told.body, { status: told.status, headers: { "content-type": "application/json" } })
  })
  return app
}
