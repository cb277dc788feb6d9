import { Hono } from "hono"
import { bodyOf } from "./answering.ts"
import type { WeChat } from "./platform.ts"

/** A phone that calls: its openid, and what its owner is called on the screen. */
export interface Calling {
  readonly openid: string
  readonly name: string
}

/** Whose phone a request of the pages comes from: the host's session says. */
export type PhoneOf = (authorization: string | undefined) => Promise<Calling | undefined>

/** A page of the mini-program, as a card carries it. */
const pageForm = /^pages\/[\w-]+\/[\w-]+(\?[\w=&.:%-]*)?$/
/** A picture of 500 by 400 with a few words is some 30 kB. */
const pictureForm = /^data:image\/png;base64,[A-Za-z0-9+/=]{1,400000}$/
const cardMost = 500_000
const titleMost = 40

const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "")

/**
 * What a page's 转发 hands to the simulated WeChat: `/wechat/phone/chats` gives the groups that can be chosen, and
 * `/wechat/phone/forward` puts the card there with the title, the path and the picture that the page has given.
 */
export const forwardingRoutes = (wechat: WeChat, phoneOf: PhoneOf): Hono => {
  const app = new Hono()
  app.get("/wechat/phone/chats", async context => {
    const phone = await phoneOf(context.req.header("authorization"))
    if (!phone) return context.json({ chats: [] }, 401)
    const groups = wechat.groupsOf(phone.openid).filter(({ members }) => members.has(phone.openid))
    return context.json({ chats: groups.map(({ opengid, name }) => ({ opengid, name })) })
  })
  app.post("/wechat/phone/forward", async context => {
    const phone = await phoneOf(context.req.header("authorization"))
    if (!phone) return context.json({ errMsg: "shareAppMessage:fail" }, 401)
    const { opengid, title, path, picture, ...kind } = await bodyOf(context, cardMost)
    const page = text(path).replace(/^\//, "")
    const fine = text(title) !== "" && pageForm.test(page) && (picture === undefined || pictureForm.test(text(picture)))
    const card = {
      title: [...text(title)].slice(0, titleMost).join(""),
      page,
      ...(picture !== undefined && { picture: text(picture) }),
      ...kindOf(wechat, phone.openid, kind),
    }
    const shared = fine && wechat.share(phone.openid, text(opengid), card)
    return context.json({ errMsg: shared ? "shareAppMessage:ok" : "shareAppMessage:fail" }, shared ? 200 : 400)
  })
  return app
}

/** What kind of card it is (`wx.updateShareMenu`): with an activity that is none, or another's, it is an ordinary one. */
const kindOf = (
  wechat: WeChat,
  openid: string,
  { alone, activity, present, eligible }: Readonly<Record<string, unknown>>,
) => {
  const id = text(activity)
  if (alone === true) {
    const until = wechat.shareAlone(id, openid)
    return until === undefined ? {} : { alone: until }
  }
  return id !== "" && wechat.shareActivity(id, text(present), text(eligible)) ? { activity: id } : {}
}
