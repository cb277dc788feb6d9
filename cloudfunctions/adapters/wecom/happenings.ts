import type { Did, Heard } from "#cloud/shared/chat"
import { digest } from "#cloud/shared/digest"
import type { Subject } from "#cloud/shared/ports"
import { instantOf } from "#cloud/shared/values/instant"
import { leafOf, leavesOf } from "./text.ts"

/** What WeCom reported, in our words, and what a reply needs to know of it. */
export interface Happening {
  readonly heard: Heard
  readonly userid: string
  readonly event: "card" | "entered" | "message"
  /** With which an app may change the card that was tapped, once, for 72 hours. */
  readonly responseCode?: string
}

type Loose = Readonly<Record<string, unknown>>

const useridForm = /^[A-Za-z0-9_.@-]{1,64}$/
const idForm = /^[\x21-\x7e]{1,256}$/
const taskForm = /^[0-9A-Za-z_@-]{1,128}$/

/** A member's account with us. WeCom's user ids do not tell capitals from small letters. */
export const wecomSubject = (corp: string, userid: string): Subject =>
  `wecom:${corp}:${userid.toLowerCase()}` as Subject

/** The user id behind such an account; undefined for accounts of other kinds and of other corps. */
export const useridOf = (corp: string, subject: Subject): string | undefined =>
  subject.startsWith(`wecom:${corp}:`) ? subject.slice(`wecom:${corp}:`.length) : undefined

/** Whether an account is one at WeCom, of whichever corp. */
export const isAtWecom = (subject: Subject): boolean => subject.startsWith("wecom:")

const inner = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name) ? (value as Loose)[name] : undefined
const deep = (value: unknown, ...names: readonly string[]): unknown => names.reduce(inner, value)
const text = (value: unknown, form: RegExp): string | undefined =>
  typeof value === "string" && form.test(value) ? value : undefined
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** In a group people call the robot by its name first: "@微议 表决". */
const withoutCall = (said: string): string => {
  const words = said.trim()
  if (!words.startsWith("@")) return words
  const space = words.search(/\s/)
  return space < 0 ? "" : words.slice(space + 1).trim()
}

const didOf = (message: unknown): { readonly did: Did; readonly event: Happening["event"] } | undefined => {
  if (inner(message, "msgtype") === "text") {
    const said = deep(message, "text", "content")
    return typeof said === "string" ? { event: "message", did: { kind: "said", text: withoutCall(said) } } : undefined
  }
  const event = inner(message, "event")
  if (inner(message, "msgtype") !== "event") return undefined
  if (inner(event, "eventtype") === "enter_chat") return { event: "entered", did: { kind: "entered" } }
  const tap = inner(event, "template_card_event")
  const task = text(inner(tap, "task_id"), taskForm)
  if (inner(event, "eventtype") !== "template_card_event" || task === undefined) return undefined
  const items = list(deep(tap, "selected_items", "selected_item"))
  const chosen = items.flatMap(item => list(deep(item, "option_ids", "option_id")))
  // A button's key says what was chosen where the card has buttons, and only "submit" where it has a list.
  const keys = inner(tap, "card_type") === "button_interaction" ? [inner(tap, "event_key")] : chosen
  return { event: "card", did: { kind: "tapped", task, picked: keys.filter(one => typeof one === "string") } }
}

/** A robot's callback (接收消息, path 100719; 接收事件, path 101027). "foreign": somebody of another corp. */
export const fromRobot = (json: string, corp: string): Happening | "foreign" | undefined =>
  happeningOf(parsed(json), corp)

/** The same, as it comes over a long connection, which has opened it already. */
export const happeningOf = (message: unknown, corp: string): Happening | "foreign" | undefined => {
  const userid = text(deep(message, "from", "userid"), useridForm)
  const msgid = text(inner(message, "msgid"), idForm)
  const theirs = deep(message, "from", "corpid")
  if (theirs !== undefined && theirs !== "" && theirs !== corp) return "foreign"
  const what = didOf(message)
  if (userid === undefined || msgid === undefined || !what) return undefined
  const seconds = inner(message, "create_time")
  const group = inner(message, "chattype") === "group" ? text(inner(message, "chatid"), idForm) : undefined
  if (inner(message, "chattype") === "group" && group === undefined) return undefined
  return {
    userid,
    event: what.event,
    heard: {
      message: msgid,
      at: momentOf(seconds),
      who: wecomSubject(corp, userid),
      ...(group !== undefined && { group }),
      did: what.did,
    },
  }
}

/** An app's callback (模板卡片事件推送, path 90240): a tap on a card that it sent to one member. */
export const fromApp = (xml: string, corp: string): Happening | "foreign" | undefined => {
  if (leafOf(xml, "ToUserName") !== corp) return "foreign"
  const userid = text(leafOf(xml, "FromUserName"), useridForm)
  const task = text(leafOf(xml, "TaskId"), taskForm)
  const seconds = Number(leafOf(xml, "CreateTime"))
  const responseCode = leafOf(xml, "ResponseCode")
  if (userid === undefined || task === undefined || leafOf(xml, "Event") !== "template_card_event") return undefined
  const chosen = leavesOf(xml, "OptionId")
  const key = leafOf(xml, "EventKey")
  const picked = leafOf(xml, "CardType") === "button_interaction" && key !== undefined ? [key] : chosen
  // Events of an app have no number of their own: who and when tells a second delivery (path 90240).
  return {
    userid,
    event: "card",
    ...(responseCode && { responseCode }),
    heard: {
      message: digest(`${userid}\n${seconds}\n${task}\n${picked.join("\n")}`).slice(0, 32),
      at: momentOf(seconds),
      who: wecomSubject(corp, userid),
      did: { kind: "tapped", task, picked },
    },
  }
}

/** Messages to a robot carry no time: they happened now, which the beginning of time stands for. */
const momentOf = (seconds: unknown) =>
  instantOf(typeof seconds === "number" && seconds > 0 && seconds < 1e11 ? Math.floor(seconds) * 1000 : 0)
