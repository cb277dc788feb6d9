import { Hono } from "hono"
import { textReceipts } from "#cloud/adapters/messenger/text-receipts"
import { hearingAmongMembers } from "#cloud/notices/index"
import { answerAt } from "../callback.ts"
import type { House } from "../house.ts"
import type { Env } from "../routes.ts"

/** The address that Tencent Cloud brings receipts of text messages to: `/texts/receipts/<token>`. People who call go first. */
export const textCallbacks = (house: Pick<House, "store" | "behind" | "now">, token: string): Hono<Env> => {
  const store = house.behind(house.store)
  const answer = textReceipts({ token, hear: hearingAmongMembers(store, house.now)("sms") })
  const app = new Hono<Env>()
  answerAt(app, "/texts/receipts/:last", (asked, last) => answer({ ...asked, token: last }), "application/json")
  return app
}
