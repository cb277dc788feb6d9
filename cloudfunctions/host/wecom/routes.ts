import { setTimeout as pause } from "node:timers/promises"
import { type Context, Hono } from "hono"
import { answered, bodyLimit, bodyOf } from "../wechat/answering.ts"
import { answerWithin } from "./delivering.ts"
import type { Answer } from "./interfaces.ts"
import { type Asks, outages as outageKinds } from "./outages.ts"
import type { WeCom } from "./platform.ts"
import { chatScreen, chatsScreen, membersScreen, wecomStyle } from "./screen.ts"

type Body = Readonly<Record<string, unknown>>

/** What is slow takes so many ms; our server waits for five seconds. */
const slowFor = 2_000

/**
 * The simulated WeCom as routes, to be mounted at "/": `/wecom/cgi-bin/…` answers our server as qyapi.weixin.qq.com does,
 * `/inbox/wecom` shows the phones. Refuses to exist in production.
 */
export const wecomRoutes = (wecom: WeCom): Hono => {
  if (process.env.NODE_ENV === "production") throw new Error("the simulated WeCom is refused in production")
  const { interfaces, faults, outages } = wecom
  const app = new Hono()

  app.get("/wecom/cgi-bin/gettoken", async context => {
    const { corpid, corpsecret } = context.req.query()
    return answered(context, await outages.ask("gettoken", () => interfaces.token(corpid, corpsecret)))
  })
  const post = (path: string, name: Asks, does: (query: Record<string, string>, body: Body) => Answer) =>
    app.post(`/wecom/cgi-bin/${path}`, async context => {
      const [query, body] = [context.req.query(), await bodyOf(context)]
      return answered(context, await outages.ask(name, () => does(query, body)))
    })
  post("message/send", "send", (query, body) => interfaces.send(query.access_token, body))
  post("message/update_template_card", "update", (query, body) => interfaces.update(query.access_token, body))
  post("webhook/send", "webhook", (query, body) => interfaces.webhook(query.key, body))

  app.get("/inbox/wecom.css", context => context.body(wecomStyle, 200, { "content-type": "text/css; charset=utf-8" }))
  app.get("/inbox/wecom", context => context.html(membersScreen(wecom)))
  app.post("/inbox/wecom", async context => {
    const form = await formOf(context)
    const fault = form.get("fault")
    if (fault === "silent" || fault === "502") faults.lost = faults.lost === fault ? "none" : fault
    if (fault === "slow") faults.slow = faults.slow > 0 ? 0 : slowFor
    if (fault === "twice") faults.twice = !faults.twice
    if (fault === "identical") faults.identical = !faults.identical
    if (fault === "overtaken") faults.overtaken = !faults.overtaken
    const outage = outageKinds.find(one => one === form.get("outage"))
    if (outage) outages.of.get("*") === outage ? outages.of.delete("*") : outages.of.set("*", outage)
    if (form.get("outage") === "slow") outages.latency = outages.latency > 0 ? 0 : slowFor
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
    await Promise.race([done?.catch(() => undefined), pause(answerWithin + 1_000, undefined, { ref: false })])
    return context.redirect(`/inbox/wecom/${encodeURIComponent(userid)}/${encodeURIComponent(chat)}`, 303)
  })
  return app
}

const formOf = async (context: Context): Promise<URLSearchParams> =>
  new URLSearchParams((await context.req.text()).slice(0, bodyLimit))
