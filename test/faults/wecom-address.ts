import { randomBytes } from "node:crypto"
import { type Asked, type Told, wecomCallback } from "#cloud/adapters/wecom/callback"
import { type Keys, wecomCrypto } from "#cloud/adapters/wecom/crypto"
import { doneOnce } from "#cloud/chats/keeping/actions"
import { collections } from "#cloud/host/features"
import type { Hear, Heard } from "#cloud/shared/chat"
import { type Instant, instant, msOf } from "#cloud/shared/values/instant"
import { openTemporaryStore } from "../support/store.ts"

export const corp = "ww0123456789abcdef"
export const key = (seed: string) =>
  Buffer.from(seed.padEnd(32, "k")).toString("base64").slice(0, 43).replace(/[+/]/g, "x")
export const keysOf = {
  robot: { token: "robotToken", aesKey: key("robot"), receiver: "" },
  app: { token: "appToken", aesKey: key("app"), receiver: corp },
} as const
export type Kind = keyof typeof keysOf
export const now: Instant = instant("2026-03-02T01:00:00.000Z")

let counter = 0
export const tapOf = (userid: string) => {
  counter += 1
  const tap = { card_type: "button_interaction", event_key: "approve", task_id: "t1" }
  const event = { eventtype: "template_card_event", template_card_event: tap }
  return {
    msgid: `m${counter}`,
    create_time: msOf(now) / 1000,
    aibotid: "b",
    chatid: "g1",
    chattype: "group",
    from: { userid },
    msgtype: "event",
    event,
  }
}
export const xmlOf = (userid: string, to: string = corp) =>
  `<xml><ToUserName><![CDATA[${to}]]></ToUserName><FromUserName><![CDATA[${userid}]]></FromUserName><CreateTime>${msOf(now) / 1000}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[template_card_event]]></Event><EventKey><![CDATA[approve]]></EventKey><TaskId><![CDATA[t1]]></TaskId><CardType><![CDATA[button_interaction]]></CardType></xml>`
export const textOf = {
  robot: (userid: string) => JSON.stringify(tapOf(userid)),
  app: (userid: string) => xmlOf(userid),
} as const

/** A request as WeCom makes one, with whichever keys, at whichever moment. */
export const signed = (kind: Kind, text: string, as: { keys?: Keys; at?: Instant; method?: "GET" } = {}): Asked => {
  const timestamp = String(Math.floor(msOf(as.at ?? now) / 1000))
  const nonce = randomBytes(8).toString("hex")
  const { signature, encrypt } = wecomCrypto(as.keys ?? keysOf[kind]).seal(text, timestamp, nonce)
  const query = { msg_signature: signature, timestamp, nonce }
  if (as.method === "GET") return { method: "GET", query: { ...query, echostr: encrypt }, body: "" }
  const body = kind === "robot" ? JSON.stringify({ encrypt }) : `<xml><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`
  return { method: "POST", query, body }
}

export const kinds = ["robot", "app"] as const

/** The addresses that WeCom calls, with a store of their own, and what they have heard. */
export const openAddresses = () => {
  const store = openTemporaryStore(collections)
  const heard: Heard[] = []
  const quick: Hear = async what => {
    heard.push(what)
    return { kind: "says", text: "听到了" }
  }
  const once = doneOnce(store)
  return {
    store,
    heard,
    quick,
    /** What was heard until now is of no interest any more. */
    forget: (): void => {
      heard.length = 0
    },
    /** An address as one process of ours has it; `hear` fails, or takes long, where a test is about that. */
    address: (kind: Kind, { hear = quick, by = once }: { hear?: Hear; by?: typeof once } = {}) =>
      wecomCallback(kind, {
        crypto: wecomCrypto(keysOf[kind]),
        corp,
        now: () => now,
        once: (at, name, says, work) => by(at, `${kind}|${name}`, says, work),
        hear,
        url: page => `https://weiyi.example/#/${page}`,
        log: { info: () => undefined, bug: () => undefined },
      }),
    /** Nothing was heard, nothing was given back, and the answer is no bug. */
    isRefused: (told: Told): boolean => told.status < 500 && told.body === "" && heard.length === 0,
  }
}
