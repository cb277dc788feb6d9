import { randomBytes } from "node:crypto"
import { wecomCrypto } from "#cloud/adapters/wecom/crypto"
import { badCard } from "./card-check.ts"
import { answerWithin, type Delivery, type Faults, lineTo } from "./delivering.ts"
import { appInterfaces } from "./interfaces.ts"
import { openMemory, randomName, type ShownCard } from "./memory.ts"
import { openOutages } from "./outages.ts"
import { openSwitchboard } from "./switchboard.ts"

export interface WeComOptions {
  readonly now: () => number
  /** Where our callbacks are: the beginning of their addresses. */
  readonly us: () => string
  /** ms to wait for an answer; five seconds as documented, less in tests that lose answers. */
  readonly patience?: number
  /** How our robot is set to be reached: by callbacks, or by the long connection. One of the two, as at WeCom. */
  readonly by?: "callback" | "line"
}

export const robotName = "微议"
const corp = "wwsimulated00000000"

/** 43 letters and digits that decode to 32 bytes, as an administrator would have them made. */
const newAesKey = (): string => {
  for (;;) {
    const key = randomBytes(32).toString("base64").slice(0, 43)
    if (/^[A-Za-z0-9]{43}$/.test(key)) return key
  }
}

/**
 * The simulated WeCom: members, groups with our robot in them, chats with the robot and the app, callbacks signed and encrypted
 * as documented. Tokens, keys and secrets are made when it starts and are nowhere else. For demonstrations and tests only.
 */
export const openWeCom = (options: WeComOptions) => {
  if (process.env.NODE_ENV === "production") throw new Error("the simulated WeCom is refused in production")
  const { now, us, patience = answerWithin, by = "callback" } = options
  const memory = openMemory()
  const faults: Faults = { slow: 0, lost: "none", twice: false, identical: false, overtaken: false }
  const robot = { token: randomName(), aesKey: newAesKey() }
  const app = { token: randomName(), aesKey: newAesKey(), secret: randomName(32), agent: 1_000_002 }
  const bot = { id: randomName(), secret: randomName(32) }
  const aibotid = bot.id
  /** The chats whose people have called the robot: elsewhere it may not speak first. */
  const called = new Set<string>()
  const line = { now, faults, patience }
  const toRobot = lineTo({
    ...line,
    url: () => `${us()}/wecom/robot`,
    crypto: wecomCrypto({ ...robot, receiver: "" }),
    wraps: encrypt => JSON.stringify({ encrypt }),
    again: 0,
  })
  const toApp = lineTo({
    ...line,
    url: () => `${us()}/wecom/app`,
    crypto: wecomCrypto({ ...app, receiver: corp }),
    wraps: encrypt =>
      `<xml><ToUserName><![CDATA[${corp}]]></ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt><AgentID><![CDATA[${app.agent}]]></AgentID></xml>`,
    again: 3,
  })
  /** What we sent that WeCom would not have taken, in order: a test looks here. */
  const refused: string[] = []
  const interfaces = appInterfaces({ corp, app, memory, now })
  const outages = openOutages()
  const switchboard = openSwitchboard({
    ...{ bot, now, faults, patience },
    shows: (chat, card) => {
      memory.keep({ chat, from: robotName, card, at: now() })
    },
    mayShow: chat => memory.groups.has(chat) && called.has(chat),
    open: by === "line",
  })
  const reachRobot = (text: string): Promise<Delivery> =>
    by === "line" ? switchboard.deliver(text) : toRobot.deliver(text)

  const where = (userid: string, chat: string) => ({
    msgid: randomBytes(20).toString("base64"),
    aibotid,
    ...(memory.groups.has(chat) ? { chatid: chat, chattype: "group" } : { chattype: "single" }),
    from: { userid },
    response_url: `${us()}/wecom/cgi-bin/aibot/response?response_code=${randomName()}`,
  })

  /** Puts what the robot replied to words into the chat. */
  const replied = (chat: string, reply: unknown): void => {
    const {
      msgtype,
      text,
      stream,
      template_card: card,
    } = (reply ?? {}) as {
      readonly msgtype?: string
      readonly text?: { readonly content: string }
      readonly stream?: { readonly finish: boolean; readonly content: string }
      readonly template_card?: ShownCard
    }
    const said = { chat, from: robotName, at: now() }
    if (msgtype === "template_card") {
      const why = badCard(card)
      if (why !== undefined) refused.push(why)
      else memory.keep({ ...said, ...(card && { card }) })
    } else if (msgtype === "stream" && stream?.finish) memory.keep({ ...said, text: stream.content })
    else if (msgtype === "text" && text) memory.keep({ ...said, text: text.content })
    else if (msgtype !== undefined) refused.push(`msgtype ${msgtype}`)
  }

  const mayIn = (userid: string, chat: string): boolean =>
    memory.groups.get(chat)?.members.has(userid) ?? (chat === `robot:${userid}` || chat === `app:${userid}`)

  return {
    corp,
    robot,
    bot,
    app,
    memory,
    switchboard,
    faults,
    refused,
    interfaces,
    outages,
    verify: async (): Promise<boolean> => (await toRobot.verify()) && (await toApp.verify()),

    person: (userid: string, name: string): void => {
      memory.people.set(userid, name)
    },
    /** A group with our robot in it. */
    group: (chatid: string, name: string, members: readonly string[]): void => {
      memory.groups.set(chatid, { chatid, name, members: new Set(members) })
    },

    /** A chat that has never called the robot, as after it was taken out of a group and put in again. */
    forget: (chat: string): void => void called.delete(chat),

    /** Somebody writes into a chat; in a group the robot hears what calls it by its name. */
    say: async (userid: string, chat: string, text: string): Promise<Delivery | undefined> => {
      if (!mayIn(userid, chat)) throw new Error("not in this chat")
      memory.keep({ chat, from: userid, text, at: now() })
      const isCalled = memory.groups.has(chat) ? text.startsWith(`@${robotName}`) : chat === `robot:${userid}`
      if (!isCalled) return undefined
      called.add(chat)
      const went = await reachRobot(
        JSON.stringify({ ...where(userid, chat), msgtype: "text", text: { content: text } }),
      )
      replied(chat, went.reply)
      return went
    },

    /** Somebody presses a button of a card, or submits what they have chosen on it. */
    tap: async (userid: string, message: string, picked: readonly string[], at = now()): Promise<Delivery> => {
      const found = memory.message(message)
      const card = found?.mine.get(userid) ?? found?.card
      if (!found || !card || !mayIn(userid, found.chat)) throw new Error("no such card here")
      const buttons = card.card_type === "button_interaction"
      const items = [{ question_key: "choice", option_ids: { option_id: picked } }]
      const event = {
        card_type: card.card_type,
        event_key: buttons ? picked[0] : "submit",
        task_id: card.task_id,
        ...(!buttons && { selected_items: { selected_item: items } }),
      }
      const seconds = Math.floor(at / 1000)
      if (found.from !== robotName) {
        const code = interfaces.newCode(userid, found.id)
        return toApp.deliver(appEvent({ corp, userid, agent: app.agent, seconds, code, event, picked }))
      }
      const went = await reachRobot(
        JSON.stringify({
          ...where(userid, found.chat),
          create_time: seconds,
          msgtype: "event",
          event: { eventtype: "template_card_event", template_card_event: event },
        }),
      )
      const reply = (went.reply ?? {}) as { response_type?: string; userids?: string[]; template_card?: ShownCard }
      if (reply.response_type !== "update_template_card" || !reply.template_card) return went
      const why = badCard(reply.template_card) ?? (reply.template_card.task_id === card.task_id ? undefined : "task_id")
      if (why !== undefined) refused.push(why)
      else if (reply.userids) for (const one of reply.userids) found.mine.set(one, reply.template_card)
      else found.card = reply.template_card
      return went
    },
  }
}

export type WeCom = ReturnType<typeof openWeCom>

const appEvent = (of: {
  readonly corp: string
  readonly userid: string
  readonly agent: number
  readonly seconds: number
  readonly code: string
  readonly event: Readonly<Record<string, unknown>>
  readonly picked: readonly string[]
}): string => {
  const leaf = (tag: string, value: unknown) => `<${tag}><![CDATA[${String(value)}]]></${tag}>`
  const chosen = of.picked.map(one => leaf("OptionId", one)).join("")
  const items = of.event.selected_items
    ? `<SelectedItems><SelectedItem>${leaf("QuestionKey", "choice")}<OptionIds>${chosen}</OptionIds></SelectedItem></SelectedItems>`
    : ""
  return `<xml>${leaf("ToUserName", of.corp)}${leaf("FromUserName", of.userid)}<CreateTime>${of.seconds}</CreateTime>${leaf("MsgType", "event")}${leaf("Event", "template_card_event")}${leaf("EventKey", of.event.event_key)}${leaf("TaskId", of.event.task_id)}${leaf("CardType", of.event.card_type)}${leaf("ResponseCode", of.code)}<AgentID>${of.agent}</AgentID>${items}</xml>`
}
