import type { Subject } from "#cloud/shared/ports"
import type { Receipt, Told, Wish } from "#cloud/shared/receipt"
import { type Instant, instantOf } from "#cloud/shared/values/instant"
import { exactJson } from "./exact-json.ts"
import { laterTrouble, refOf } from "./wechat-codes.ts"

/**
 * WeChat's events about subscribe messages (小程序订阅消息, 订阅消息事件推送), as JSON: what people answered when they were asked,
 * that they switched a kind off, and what became of a message. Written from the public documentation; not tried with a live account.
 */

const openidForm = /^[\w-]{1,64}$/
const templateForm = /^[\w-]{1,64}$/
/** One event is about what one tap or one message was about. */
const mostItems = 100

type Item = Readonly<Record<string, unknown>>

/** One item stands there by itself, several as a list. */
const itemsOf = (list: unknown): readonly Item[] =>
  (Array.isArray(list) ? list.slice(0, mostItems) : [list]).filter(
    (one): one is Item => typeof one === "object" && one !== null,
  )

/** Whole numbers come as numbers or as text. */
const wholeOf = (value: unknown): number | undefined =>
  /^-?\d{1,11}$/.test(String(value)) && (typeof value === "string" || typeof value === "number")
    ? Number(value)
    : undefined

const wishOf = (event: unknown, status: unknown): Wish["did"] | undefined => {
  if (status === "accept") return "accepted"
  if (status !== "reject") return undefined
  return event === "subscribe_msg_change_event" ? "muted" : "rejected"
}

const wishesOf = (event: unknown, list: unknown, whose: Subject, at: Instant): Wish[] =>
  itemsOf(list).flatMap(({ TemplateId: template, SubscribeStatusString: status }) => {
    const did = wishOf(event, status)
    return did && typeof template === "string" && templateForm.test(template) ? [{ whose, template, did, at }] : []
  })

const receiptsOf = (list: unknown, whose: Subject): Receipt[] =>
  itemsOf(list).flatMap(({ MsgID, ErrorCode }) => {
    const [ref, code] = [refOf(MsgID), wholeOf(ErrorCode)]
    if (ref === undefined || code === undefined) return []
    return [{ ref, whose, ...(code !== 0 && { trouble: laterTrouble(code) }) }]
  })

/** Takes an event as it was decoded; gives what it tells, undefined for any other. `subjectOf` says whose an openid is. */
export const toldBy = (
  event: unknown,
  subjectOf: (openid: string) => Subject | undefined,
): (Told & { readonly whose: Subject }) | undefined => {
  if (typeof event !== "object" || event === null) return undefined
  const { MsgType, Event, FromUserName: openid, CreateTime, List } = event as Item
  const seconds = wholeOf(CreateTime)
  if (MsgType !== "event" || typeof openid !== "string" || !openidForm.test(openid)) return undefined
  if (seconds === undefined || seconds <= 0) return undefined
  const whose = subjectOf(openid)
  if (whose === undefined) return undefined
  const at = instantOf(seconds * 1000)
  if (Event === "subscribe_msg_sent_event") return { whose, receipts: receiptsOf(List, whose), wishes: [] }
  if (Event === "subscribe_msg_popup_event" || Event === "subscribe_msg_change_event")
    return { whose, receipts: [], wishes: wishesOf(Event, List, whose, at) }
  return undefined
}

/** The same of an event's text; undefined for what is no JSON. */
export const toldIn = (text: string, subjectOf: (openid: string) => Subject | undefined) => {
  try {
    return toldBy(exactJson(text), subjectOf)
  } catch {
    return undefined
  }
}
