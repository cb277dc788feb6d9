import { type Context, Hono } from "hono"
import { groupScreen } from "./group-screen.ts"
import type { WeChat } from "./platform.ts"
import { type Fault, type Other, phoneScreen, phoneScript, phoneStyle, phonesScreen } from "./screen.ts"

/** A phone that calls: its openid, and what its owner is called on the screen. */
export interface Calling {
  readonly openid: string
  readonly name: string
}

/** A card that is shared with an activity: the figures it begins with, or none for one that cannot be passed on. */
export interface Prepared {
  readonly activity: string
  readonly figures?: readonly [present: string, eligible: string]
}

export interface Surroundings {
  /** Whose phone a request of the pages comes from: the host's session says. */
  readonly phoneOf: (authorization: string | undefined) => Promise<Calling | undefined>
  /** Where a tap on a service notice leads; by itself, to the page in this browser. */
  readonly opens?: (openid: string, page: string) => string
  /** The other places of a phone where messages arrive. */
  readonly others?: (openid: string) => readonly Other[]
  /** What the mini-program on this phone would get ready before the page is forwarded (`wx.updateShareMenu`). */
  readonly prepares?: (openid: string, page: string, alone: boolean) => Promise<Prepared | undefined>
  /** What can be made to go wrong, as buttons below the phones. */
  readonly faults?: readonly Fault[]
}

/** A page of the mini-program, as a card carries it. */
const pageForm = /^pages\/[\w-]+\/[\w-]+(\?[\w=&.:%-]*)?$/
/** WeChat's own limit of a body is far above; ours keeps a simulation simple. */
const bodyLimit = 64_000

/**
 * The simulated WeChat as routes, to be mounted at "/": `/wechat/cgi-bin/…` answers our server as api.weixin.qq.com does,
 * `/wechat/phone/subscribe` is `wx.requestSubscribeMessage` of a page, `/inbox` shows the phones. Refuses to exist in
 * production.
 */
export const wechatRoutes = (wechat: WeChat, around: Surroundings): Hono => {
  if (process.env.NODE_ENV === "production") throw new Error("the simulated WeChat is refused in production")
  const app = new Hono()

  app.post("/wechat/cgi-bin/stable_token", async context => context.json(wechat.token(await bodyOf(context))))
  app.post("/wechat/cgi-bin/message/subscribe/send", async context => {
    return answered(context, await wechat.send(context.req.query("access_token"), await bodyOf(context)))
  })

  app.get("/wechat/cgi-bin/message/wxopen/activityid/create", context =>
    answered(context, wechat.createActivity(context.req.query("access_token"), context.req.query("openid"))),
  )
  app.post("/wechat/cgi-bin/message/wxopen/updatablemsg/send", async context =>
    answered(context, wechat.updateActivity(context.req.query("access_token"), await bodyOf(context))),
  )

  app.post("/wechat/phone/subscribe", async context => {
    const phone = await around.phoneOf(context.req.header("authorization"))
    if (!phone) return context.json({ errMsg: "requestSubscribeMessage:fail", errCode: 10001 }, 401)
    const { tmplIds } = await bodyOf(context)
    const ids = Array.isArray(tmplIds) ? tmplIds.filter(id => typeof id === "string") : []
    wechat.opened(phone.openid, phone.name)
    return context.json(wechat.requestSubscribeMessage(phone.openid, ids))
  })

  app.get("/inbox", context => context.html(phonesScreen(wechat, around.faults ?? [])))
  app.post("/inbox", async context => {
    const pressed = new URLSearchParams((await context.req.text()).slice(0, bodyLimit)).get("fault")
    around.faults?.[Number(pressed ?? -1)]?.press()
    return context.redirect("/inbox", 303)
  })
  app.get("/inbox/phone.css", context => {
    context.header("content-type", "text/css; charset=utf-8")
    return context.body(phoneStyle)
  })
  app.get("/inbox/phone.js", context => {
    context.header("content-type", "text/javascript; charset=utf-8")
    return context.body(phoneScript)
  })
  app.get("/inbox/:openid", context => {
    const openid = context.req.param("openid")
    const opens = around.opens ?? ((_, page) => `/#/${page}`)
    const screen = phoneScreen(wechat, openid, opens, around.others?.(openid) ?? [])
    return screen ? context.html(screen) : context.redirect("/inbox")
  })
  app.post("/inbox/:openid", async context => {
    const phone = wechat.memory.phone(context.req.param("openid"))
    const asked = new URLSearchParams((await context.req.text()).slice(0, bodyLimit)).get("do")
    if (phone && asked === "answers")
      wechat.memory.keepPhone({ ...phone, answers: phone.answers === "accept" ? "reject" : "accept" })
    if (phone && asked === "allows") wechat.memory.keepPhone({ ...phone, allows: !phone.allows })
    return context.redirect(`/inbox/${encodeURIComponent(context.req.param("openid"))}`, 303)
  })
  app.get("/inbox/:openid/group/:opengid", context => {
    const { openid, opengid } = context.req.param()
    const screen = groupScreen(wechat, openid, opengid)
    return screen ? context.html(screen) : context.redirect("/inbox")
  })
  app.post("/inbox/:openid/group/:opengid", async context => {
    const { openid, opengid } = context.req.param()
    const form = new URLSearchParams((await context.req.text()).slice(0, bodyLimit))
    const card = form.get("card")
    if (form.get("do") === "forward" && card) wechat.forward(openid, opengid, card, form.get("to") ?? "")
    const [title, page] = [form.get("title")?.trim(), form.get("page")?.trim().slice(0, 400)]
    // An address copied from the browser will do as well.
    const path = page?.slice(Math.max(0, page.indexOf("pages/")))
    if (title && path && pageForm.test(path)) {
      const prepared = await around.prepares?.(openid, path, form.get("alone") === "yes")
      wechat.share(openid, opengid, { title: title.slice(0, 40), page: path, ...sharedAs(wechat, openid, prepared) })
    }
    return context.redirect(`/inbox/${encodeURIComponent(openid)}/group/${encodeURIComponent(opengid)}`, 303)
  })
  app.get("/inbox/:openid/group/:opengid/:card", context => {
    const { openid, opengid, card: id } = context.req.param()
    const card = wechat.groupFor(openid, opengid)?.cards.find(one => one.id === id)
    const ticket = wechat.enterFromGroup(openid, opengid)
    if (!card || !ticket) return context.redirect("/inbox")
    // What `wx.authPrivateMessage` would say of it stands in the address, as the ticket does.
    const meant = card.alone ? `&alone=1&meant=${card.alone.has(openid) ? "yes" : "no"}` : ""
    return context.redirect(`/#/${card.page}${card.page.includes("?") ? "&" : "?"}group=${ticket}${meant}`)
  })
  return app
}

/** What kind of card the platform makes of it: an activity that is none, or another's, is an ordinary one. */
const sharedAs = (wechat: WeChat, openid: string, prepared: Prepared | undefined) => {
  if (!prepared) return {}
  const { activity, figures } = prepared
  if (!figures) return wechat.mayShareAlone(activity, openid) ? { alone: true } : {}
  return wechat.shareActivity(activity, ...figures) ? { activity } : {}
}

/** What a simulated platform answers: its words, a gateway's error, or nothing at all. */
export const answered = (context: Context, answer: object | "broken" | undefined): Response | Promise<Response> => {
  if (answer === "broken") return context.text("bad gateway", 502)
  return answer === undefined ? hangUp(context) : context.json(answer)
}

/** No answer at all: the caller's own patience ends it. */
const hangUp = (context: Context): Promise<Response> =>
  new Promise(resolve => {
    const end = () => resolve(context.body(null, 204))
    context.req.raw.signal.addEventListener("abort", end)
    setTimeout(end, 30_000).unref()
  })

/** The JSON of a request; {} for what is none. */
export const bodyOf = async (context: Context): Promise<Readonly<Record<string, unknown>>> => {
  const text = await context.req.text()
  if (text.length > bodyLimit) return {}
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === "object" && body !== null ? (body as Readonly<Record<string, unknown>>) : {}
  } catch {
    return {}
  }
}
