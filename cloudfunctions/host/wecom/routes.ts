import { setTimeout as pause } from "node:timers/promises"
import { type Context, Hono } from "hono"
import { answerWithin } from "./delivering.ts"
import type { WeCom } from "./platform.ts"
import { chatScreen, chatsScreen, membersScreen, wecomStyle } from "./screen.ts"

const bodyLimit = 64_000

/**
 * The simulated WeCom as routes, to be mounted at "/": `/wecom/cgi-bin/…` answers our server as qyapi.weixin.qq.com does,
 * `/inbox/wecom` shows the phones. Refuses to exist in production.
 */
export const wecomRoutes = (wecom: WeCom): Hono => {
  if (process.env.NODE_ENV === "production") throw new Error("the simulated WeCom is refused in production")
  const { interfaces, faults } = wecom
  const app = new Hono()

  app.get("/wecom/cgi-bin/gettoken", context =>
    context.json(interfaces.token(context.req.query("corpid"), context.req.query("corpsecret"))),
  )
  app.post("/wecom/cgi-bin/message/send", async context =>
    context.json(interfaces.send(context.req.query("access_token"), await bodyOf(context))),
  )
  app.post("/wecom/cgi-bin/message/update_template_card", async context =>
    context.json(interfaces.update(context.req.query("access_token"), await bodyOf(context))),
  )
  app.post("/wecom/cgi-bin/webhook/send", async context =>
    context.json(interfaces.webhook(context.req.query("key"), await bodyOf(context))),
  )

  app.get("/inbox/wecom.css", context => context.body(wecomStyle, 200, { "content-type": "text/css; charset=utf-8" }))
  app.get("/inbox/wecom", context => context.html(membersScreen(wecom)))
  app.post("/inbox/wecom", async context => {
    const fault = (await formOf(context)).get("fault")
    if (fault === "silent" || fault === "502") faults.lost = faults.lost === fault ? "none" : fault
    if (fault === "slow") faults.slow = faults.slow > 0 ? 0 : 2_000
    if (fault === "twice") faults.twice = !faults.twice
    if (fault === "identical") faults.identical = !faults.identical
    if (fault === "overtaken") faults.overtaken = !faults.overtaken
    return context.redirect("/inbox/wecom", 303)
  })
  app.get("/inbox/wecom/:userid", context => {
    const screen = chatsScreen(wecom, context.req.param("userid"))
    return screen ? context.html(screen) : context.redirect("/inbox/wecom")
  })
  app.get("/inbox/wecom/:userid/:chat", context => {
    const screen = chatScreen(wecom, context.req.param("userid"), context.req.param("chat"))
    return screen ? context.html(screen) : context.redirect("/inbox/wecom")
  })
  app.post("/inbox/wecom/:userid/:chat", async context => {
    const { userid, chat } = context.req.param()
    const form = await formOf(context)
    const text = form.get("text")?.trim()
    const pressed = form.get("press")
    const done =
      form.get("do") === "say" && text
        ? wecom.say(userid, chat, text)
        : pressed !== null || form.get("do") === "tap"
          ? wecom.tap(userid, form.get("message") ?? "", pressed === null ? form.getAll("picked") : [pressed])
          : undefined
    // A callback that waits to be overtaken must not keep the page waiting.
    await Promise.race([done?.catch(() => undefined), pause(answerWithin + 1_000)])
    return context.redirect(`/inbox/wecom/${encodeURIComponent(userid)}/${encodeURIComponent(chat)}`, 303)
  })
  return app
}

const formOf = async (context: Context): Promise<URLSearchParams> =>
  new URLSearchParams((await context.req.text()).slice(0, bodyLimit))

const bodyOf = async (context: Context): Promise<Readonly<Record<string, unknown>>> => {
  try {
    const body: unknown = JSON.parse((await context.req.text()).slice(0, bodyLimit))
    return typeof body === "object" && body !== null ? (body as Readonly<Record<string, unknown>>) : {}
  } catch {
    return {}
  }
}
