import { createHash, randomInt } from "node:crypto"
import { wecomCrypto } from "#cloud/adapters/wecom/crypto"
import { answerWithin, type Faults, lineTo } from "../wecom/delivering.ts"
import { randomName } from "../wecom/memory.ts"

export interface PushOptions {
  readonly appid: string
  readonly now: () => number
  /** Where our address for events is: the beginning of it. */
  readonly us: () => string
}

/** What can be made to go wrong on the way of an event; `gone`: it never comes. */
export interface PushFaults extends Faults {
  gone: boolean
}

/** Documented: without an answer in five seconds it is brought again, three times in all. */
const triedAgain = 2

/** The check of an address, when an administrator saves it: whether it gives the number back to who knows the token. */
export const checksAddress = async (address: string, token: string, now: number): Promise<boolean> => {
  const [echostr, nonce] = [String(randomInt(1e9, 1e12)), String(randomInt(1, 2 ** 47))]
  const timestamp = String(Math.floor(now / 1000))
  const signature = createHash("sha1").update([token, timestamp, nonce].sort().join("")).digest("hex")
  const response = await fetch(`${address}?${new URLSearchParams({ signature, timestamp, nonce, echostr })}`)
  return response.ok && (await response.text()) === echostr
}

/**
 * The events that the simulated WeChat pushes to us about subscribe messages, in its safe mode and as JSON. They leave by
 * themselves, after what they are about.
 */
export const openPush = ({ appid, now, us }: PushOptions) => {
  const token = randomName()
  const aesKey = randomName(36).slice(0, 43)
  const faults: PushFaults = { slow: 0, lost: "none", twice: false, identical: false, overtaken: false, gone: false }
  const { deliver } = lineTo({
    url: () => `${us()}/wechat/push`,
    crypto: wecomCrypto({ token, aesKey, receiver: appid }),
    now,
    wraps: Encrypt => JSON.stringify({ ToUserName: "gh_simulated", Encrypt }),
    again: triedAgain,
    faults,
    patience: answerWithin,
  })
  const underWay = new Set<Promise<unknown>>()
  let told = 0

  const push = (openid: string, Event: string, items: readonly object[]): void => {
    if (items.length === 0) return
    const [first] = items
    const about = { ToUserName: "gh_simulated", FromUserName: openid, CreateTime: Math.floor(now() / 1000) }
    // Documented: one stands there by itself, several as a list.
    const event = { ...about, MsgType: "event", Event, List: items.length === 1 ? first : items }
    told += 1
    if (faults.gone) return
    const way = deliver(JSON.stringify(event)).finally(() => underWay.delete(way))
    underWay.add(way)
  }

  return {
    keys: { appid, token, aesKey },
    faults,
    /** How many events there were, those that never left counted. */
    told: (): number => told,
    /** When what has left has been answered; what waits to be overtaken is not waited for. */
    answered: async (): Promise<void> => {
      while (underWay.size > 0 && !faults.overtaken) await Promise.all(underWay)
    },
    verify: (): Promise<boolean> => checksAddress(`${us()}/wechat/push`, token, now()),

    /** What somebody answered on the sheet. */
    popup: (openid: string, answers: readonly (readonly [template: string, status: "accept" | "reject"])[]): void =>
      push(
        openid,
        "subscribe_msg_popup_event",
        answers.map(([TemplateId, SubscribeStatusString]) => ({ TemplateId, SubscribeStatusString, PopupScene: "0" })),
      ),
    /** Somebody switched kinds off in the settings. Documented: switching on is not told. */
    change: (openid: string, templates: readonly string[]): void =>
      push(
        openid,
        "subscribe_msg_change_event",
        templates.map(TemplateId => ({ TemplateId, SubscribeStatusString: "reject" })),
      ),
    /** What became of a message. */
    sent: (openid: string, TemplateId: string, MsgID: string, code: number): void =>
      push(openid, "subscribe_msg_sent_event", [
        { TemplateId, MsgID, ErrorCode: String(code), ErrorStatus: code === 0 ? "success" : "system error" },
      ]),
  }
}

export type Push = ReturnType<typeof openPush>
