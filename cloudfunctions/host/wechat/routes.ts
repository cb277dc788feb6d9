import { Hono } from "hono"
import { answered, bodyLimit, bodyOf } from "./answering.ts"
import { forwardingRoutes, type PhoneOf } from "./forwarding.ts"
import { groupScreen } from "./group-screen.ts"
import { phoneScript, phoneStyle } from "./looks.ts"
import { phoneAnswers } from "./memory.ts"
import { overPages } from "./over-pages.ts"
import type { WeChat } from "./platform.ts"
import { type Fault, type Other, phoneScreen, phonesScreen } from "./screen.ts"

export interface Surroundings {
  /** Whose phone a request of the pages comes from: the host's session says. */
  readonly phoneOf: PhoneOf
  /** Where a tap on a service notice leads; by itself, to the page in this browser. */
  readonly opens?: (openid: string, page: string) => string
  /** The other places of a phone where messages arrive. */
  readonly others?: (openid: string) => readonly Other[]
  /** What can be made to go wrong, as buttons below the phones. */
  readonly faults?: readonly Fault[]
}

/**
 * The simulated WeChat as routes, to be mounted at "/": `/wechat/cgi-bin/…` and `/wechat/sns/…` answer our server as
 * api.weixin.qq.com does, `/wechat/phone/…` is what a page asks its phone (messages, forwarding, its group), `/inbox` shows the phones.
 * Refuses to exist in production.
 */
export const wechatRoutes = (wechat: WeChat, around: Surroundings): Hono => {
  if (process.env.NODE_ENV === "production") throw new Error("the simulated WeChat is refused in production")
  const app = new Hono()

  app.get("/wechat/sns/jscode2session", context => answered(context, wechat.jscode2session(context.req.query())))
  app.post("/wechat/cgi-bin/stable_token", async context => context.json(wechat.token(await bodyOf(context))))
  app.post("/wechat/cgi-bin/message/subscribe/send", async context => {
    return answered(context, await wechat.send(context.req.query("access_token"), await bodyOf(context)))
  })

  app.get("/wechat/cgi-bin/message/wxopen/activityid/create", async context =>
    answered(context, await wechat.createActivity(context.req.query("access_token"), context.req.query("openid"))),
  )
  app.post("/wechat/cgi-bin/message/wxopen/updatablemsg/send", async context =>
    answered(context, await wechat.updateActivity(context.req.query("access_token"), await bodyOf(context))),
  )

  app.post("/wechat/phone/subscribe", async context => {
    const phone = await around.phoneOf(context.req.header("authorization"))
    if (!phone) return context.json({ errMsg: "requestSubscribeMessage:fail", errCode: 10001 }, 401)
    const { tmplIds, accepts, always } = await bodyOf(context)
    const ids = namesIn(tmplIds) ?? []
    const tapped = namesIn(accepts)
    wechat.opened(phone.openid, phone.name)
    const sheet = tapped ? [] : wechat.sheetFor(phone.openid, ids)
    if (sheet.length > 0) return context.json({ sheet })
    return context.json(
      wechat.requestSubscribeMessage(phone.openid, ids, { accepts: tapped ?? [], always: always === true }),
    )
  })
  app.route("/", forwardingRoutes(wechat, around.phoneOf))
  app.post("/wechat/phone/group", async context => {
    const phone = await around.phoneOf(context.req.header("authorization"))
    const { group } = await bodyOf(context)
    const opengid = phone && typeof group === "string" ? wechat.groupOfTicket(phone.openid, group) : undefined
    const cloudID = phone && opengid && wechat.enterFromGroup(phone.openid, opengid)
    if (!phone || !cloudID) return context.json({ errMsg: "getGroupEnterInfo:fail", errCode: 65206 })
    wechat.opened(phone.openid, phone.name)
    const code = wechat.login(phone.openid)
    return context.json({ errMsg: "getGroupEnterInfo:ok", code, cloudID, ...wechat.sealed(phone.openid, { opengid }) })
  })

  app.get("/inbox", context =>
    context.html(
      phonesScreen(wechat, around.faults ?? [], {
        find: context.req.query("find")?.trim().slice(0, 40),
        besides: around.others !== undefined,
      }),
    ),
  )
  app.post("/inbox", async context => {
    const pressed = new URLSearchParams((await context.req.text()).slice(0, bodyLimit)).get("fault")
    around.faults?.[Number(pressed ?? -1)]?.press()
    return context.redirect("/inbox", 303)
  })
  app.get("/inbox/phone.css", context => {
    context.header("content-type", "text/css; charset=utf-8")
    return context.body(phoneStyle)
  })
  app.get("/wechat/phone.js", context => {
    context.header("content-type", "text/javascript; charset=utf-8")
    return context.body(overPages)
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
    const answers = phoneAnswers.find(one => `answers:${one}` === asked)
    if (phone && answers) wechat.memory.keepPhone({ ...phone, answers })
    if (phone && asked?.startsWith("again:")) wechat.askAgain(phone.openid, asked.slice("again:".length))
    if (phone && asked?.startsWith("off:")) wechat.switchOff(phone.openid, asked.slice("off:".length))
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
    if (form.get("do") === "out") wechat.putOut(openid, opengid)
    if (form.get("do") === "in") wechat.takeIn(openid, opengid)
    return context.redirect(`/inbox/${encodeURIComponent(openid)}/group/${encodeURIComponent(opengid)}`, 303)
  })
  app.get("/inbox/:openid/group/:opengid/:card", context => {
    const { openid, opengid, card: id } = context.req.param()
    const card = wechat.groupFor(openid, opengid)?.cards.find(one => one.id === id)
    if (!card) return context.redirect("/inbox")
    // What `wx.authPrivateMessage` would say of it stands in the address, as the ticket of the group does.
    const meant = wechat.meantFor(openid, opengid, card)
    const told = new URLSearchParams({
      group: wechat.enterFromGroup(openid, opengid) ?? "",
      ...(meant !== undefined && { meant: meant ? "yes" : "no" }),
    })
    return context.redirect(`/#/${card.page}${card.page.includes("?") ? "&" : "?"}${told}`)
  })
  return app
}

/** A list of names; undefined for what is none. */
const namesIn = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter(one => typeof one === "string") : undefined
