import { hour, minute, second } from "#cloud/shared/values/instant"
import { badCard } from "./card-check.ts"
import { type Memory, randomName, type ShownCard } from "./memory.ts"

/** What WeCom answers: an errcode other than 0 is a refusal. */
export interface Answer {
  readonly errcode: number
  readonly errmsg: string
  readonly [more: string]: unknown
}

type Body = Readonly<Record<string, unknown>>

const tokenHolds = 7200
/** An app's messages to one member, and a group robot's; over it the former are dropped in silence, the latter refused. */
const memberMost = 30
const robotMost = 20
const codeHolds = 72 * hour

const ok = (more: object = {}): Answer => ({ errcode: 0, errmsg: "ok", ...more })
const no = (errcode: number, errmsg: string): Answer => ({ errcode, errmsg })

/** At most so many a minute (or another span, in ms), by name. */
export const everyMinute = (most: number, now: () => number, span = minute) => {
  const times = new Map<string, number[]>()
  return (name: string): boolean => {
    const recent = (times.get(name) ?? []).filter(at => at > now() - span)
    if (recent.length >= most) return false
    times.set(name, [...recent, now()])
    return true
  }
}

/** The interfaces that we call: gettoken, message/send, message/update_template_card, webhook/send, with their error codes. */
export const appInterfaces = ({
  corp,
  app,
  memory,
  now,
}: {
  readonly corp: string
  readonly app: { readonly secret: string; readonly agent: number }
  readonly memory: Memory
  readonly now: () => number
}) => {
  const tokens = new Map<string, number>()
  const codes = new Map<string, { readonly userid: string; readonly message: string; readonly until: number }>()
  const robots = new Map<string, string>()
  const toMember = everyMinute(memberMost, now)
  const byRobot = everyMinute(robotMost, now)

  const token = (corpid: unknown, secret: unknown): Answer => {
    if (corpid !== corp) return no(40013, "invalid corpid")
    if (secret !== app.secret) return no(40001, "invalid credential")
    const made = randomName(32)
    tokens.set(made, now() + tokenHolds * second)
    return ok({ access_token: made, expires_in: tokenHolds })
  }
  const badToken = (text: string | undefined): Answer | undefined => {
    if (!text) return no(41001, "access_token missing")
    const until = tokens.get(text)
    if (until === undefined) return no(40014, "invalid access_token")
    return until <= now() ? no(42001, "access_token expired") : undefined
  }
  const newCode = (userid: string, message: string): string => {
    const code = randomName()
    codes.set(code, { userid, message, until: now() + codeHolds })
    return code
  }
  /** A group's own robot, added when it is first asked for: its key. */
  const robotIn = (chatid: string): string => {
    const [known] = [...robots].find(([, chat]) => chat === chatid) ?? []
    if (known !== undefined) return known
    const key = randomName()
    robots.set(key, chatid)
    return key
  }

  const send = (accessToken: string | undefined, body: Body): Answer => {
    const refused = badToken(accessToken)
    if (refused) return refused
    const card = body.template_card as ShownCard | undefined
    const why = body.msgtype === "template_card" && body.agentid === app.agent ? badCard(card) : "msgtype or agentid"
    if (why !== undefined || !card) return no(40058, `invalid Request Parameter: ${why}`)
    const asked = String(body.touser ?? "")
      .split("|")
      .filter(Boolean)
    const known = asked.filter(one => memory.people.has(one.toLowerCase()))
    if (known.length === 0) return no(81013, "user & party & tag all invalid")
    const [first = ""] = known
    let last = ""
    for (const userid of known)
      if (toMember(userid)) last = memory.keep({ chat: `app:${userid}`, from: "app", card, at: now() }).id
    const invalid = asked
      .filter(one => !known.includes(one))
      .join("|")
      .toLowerCase()
    return ok({ invaliduser: invalid, msgid: randomName(), response_code: newCode(first, last) })
  }

  const update = (accessToken: string | undefined, body: Body): Answer => {
    const refused = badToken(accessToken)
    if (refused) return refused
    const code = codes.get(String(body.response_code))
    const card = body.template_card as ShownCard | undefined
    const why = badCard(card)
    // The documentation gives no code of its own for a response_code that is used or over.
    if (!code || code.until <= now()) return no(40058, "invalid response_code")
    if (why !== undefined || !card) return no(40058, `invalid Request Parameter: ${why}`)
    codes.delete(String(body.response_code))
    const message = memory.message(code.message)
    if (message) message.card = card
    return ok({ invaliduser: "" })
  }

  const webhook = (key: string | undefined, body: Body): Answer => {
    const chat = key === undefined ? undefined : robots.get(key)
    if (chat === undefined) return no(93000, "invalid webhook url")
    if (!byRobot(chat)) return no(45009, "api freq out of limit")
    const {
      msgtype,
      text,
      template_card: card,
    } = body as { msgtype?: string; text?: { content?: unknown }; template_card?: ShownCard }
    const said = { chat, from: "群机器人", at: now() }
    if (msgtype === "text" && typeof text?.content === "string" && Buffer.byteLength(text.content) <= 2048)
      memory.keep({ ...said, text: text.content })
    else if (msgtype === "template_card" && card?.card_type === "text_notice" && badCard(card) === undefined)
      memory.keep({ ...said, card })
    else return no(40058, "invalid Request Parameter")
    return ok()
  }

  return { token, send, update, webhook, newCode, robotIn, voidTokens: (): void => tokens.clear() }
}
