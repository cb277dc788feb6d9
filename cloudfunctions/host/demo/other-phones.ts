import { setTimeout as pause } from "node:timers/promises"
import { Hono } from "hono"
import { accountCallbacks } from "../account/callbacks.ts"
import { accountRoutes } from "../account/routes.ts"
import { accountScreen } from "../account/screen.ts"
import type { House } from "../house.ts"
import type { Env } from "../routes.ts"
import { textCallbacks } from "../texts/callbacks.ts"
import { textRoutes } from "../texts/routes.ts"
import { textsScreen } from "../texts/screen.ts"
import type { Surroundings } from "../wechat/routes.ts"
import { simulatedOpenid } from "../wechat/setup.ts"
import { answerWithin } from "../wecom/delivering.ts"
import type { Channels } from "./channels.ts"
import type { Marker } from "./marker.ts"
import { figures, numberOf } from "./people.ts"

/** What a follower's openid is with the service account: another one than with the mini-program. */
const followerOf = (openid: string): string => `f${openid.slice(1)}`

/** The figure whose phone this is, if it is one's. */
const figureOf = (marker: Marker | undefined, openid: string) => {
  const person = marker?.people.find(({ subject }) => simulatedOpenid(subject) === openid)
  return person && figures.find(({ word }) => word === person.word)
}

/** Where else messages arrive on a phone of the demonstration. */
export const besides = (
  { follow, texts, corp }: Channels,
  marker: Marker | undefined,
): Pick<Surroundings, "others"> => ({
  others: openid => {
    const here = `/inbox/${encodeURIComponent(openid)}`
    const figure = figureOf(marker, openid)
    const many = follow.wechat.memory.notices(followerOf(openid), 100).length
    const account = { name: "公众号", href: `${here}/account`, many }
    if (!figure) return [account]
    return [
      account,
      { name: "短信", href: `${here}/texts`, many: texts.at(numberOf(figure)).length },
      { name: "企业微信", href: `/inbox/wecom/${figure.word}`, many: corp.memory.in(`app:${figure.word}`).length },
    ]
  },
})

/** The service account and the text messages of the demonstration's phones, and the addresses that the platforms have. */
export const otherPhones = (house: House, marker: Marker | undefined, channels: Channels): Hono<Env> => {
  const { follow, texts } = channels
  const app = new Hono<Env>()
  app.route("/", accountCallbacks(house, follow))
  app.route("/", accountRoutes(follow))
  app.route("/", textRoutes(texts))
  if (texts.receipts) app.route("/", textCallbacks(house, texts.receipts.secret))

  const phoneOf = (openid: string) => ({
    name: figureOf(marker, openid)?.name ?? "邻居",
    back: `/inbox/${encodeURIComponent(openid)}`,
    href: (page: string) => `/#/${page}`,
  })
  app.get("/inbox/:openid/account", context => {
    const openid = context.req.param("openid")
    return context.html(accountScreen(follow, followerOf(openid), phoneOf(openid)))
  })
  app.post("/inbox/:openid/account", async context => {
    const openid = context.req.param("openid")
    const form = new URLSearchParams((await context.req.text()).slice(0, 2_000))
    const text = form.get("text")?.trim()
    const phone = follow.wechat.memory.phone(followerOf(openid))
    if (form.get("do") === "say" && text)
      // What waits to be overtaken must not keep the page waiting.
      await Promise.race([follow.say(followerOf(openid), phoneOf(openid).name, text), pause(answerWithin + 1_000)])
    if (form.get("do") === "allows" && phone) follow.wechat.memory.keepPhone({ ...phone, allows: !phone.allows })
    return context.redirect(`/inbox/${encodeURIComponent(openid)}/account`, 303)
  })
  app.get("/inbox/:openid/texts", (context, next) => {
    const openid = context.req.param("openid")
    const figure = figureOf(marker, openid)
    return figure ? context.html(textsScreen(texts, numberOf(figure), phoneOf(openid))) : next()
  })
  return app
}
