import { Hono } from "hono"
import { type Surroundings, wecomCallback } from "#cloud/adapters/wecom/callback"
import { type Keys, wecomCrypto } from "#cloud/adapters/wecom/crypto"
import { wecomApp } from "#cloud/adapters/wecom/sending"
import { hearing } from "#cloud/chats/hearing/actions"
import { doneOnce } from "#cloud/chats/keeping/actions"
import { answerAt } from "../callback.ts"
import type { House } from "../house.ts"
import type { Env } from "../routes.ts"
import type { WeComAccount } from "./account.ts"

/**
 * The addresses that WeCom calls: `/wecom/robot` (JSON, receiver "") where the robot is reached so, and `/wecom/app` (XML,
 * receiver our corp id) where the app has callbacks; what is tapped on the app's cards is answered by changing the card.
 */
export const wecomCallbacks = (house: House, account: WeComAccount): Hono<Env> => {
  const { store, now, newId, log } = house
  const hear = hearing({ store, now, newId, door: house.door })
  const once = doneOnce(store)
  const around = (keys: Keys): Surroundings => ({
    crypto: wecomCrypto(keys),
    corp: account.corp,
    now,
    once: (at, name, ...rest) => once(at, `${keys.receiver}|${name}`, ...rest),
    hear,
    url: account.url,
    log,
  })
  const app = new Hono<Env>()
  if (account.robot) answerAt(app, "/wecom/robot", wecomCallback("robot", around({ ...account.robot, receiver: "" })))
  if (account.app?.callbacks) {
    const { corp, url, base } = account
    const { callbacks, ...ours } = account.app
    const sender = wecomApp({ ...ours, corp, url, ...(base && { base }) })
    const update: Parameters<typeof wecomCallback>[2] = async ({ userid, responseCode }, answer) => {
      if (answer?.kind !== "card" || !responseCode) return
      const outcome = await sender.update(userid, responseCode, answer.card)
      if (!outcome.sent) log.info({ event: "wecom.card.notChanged", code: outcome.code })
    }
    answerAt(app, "/wecom/app", wecomCallback("app", around({ ...callbacks, receiver: corp }), update))
  }
  return app
}
