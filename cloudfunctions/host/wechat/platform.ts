import { randomBytes } from "node:crypto"
import { openActivities } from "./activities.ts"
import { openGroups } from "./groups.ts"
import { openMemory, type Phone, type ServiceNotice } from "./memory.ts"
import { badValue } from "./values.ts"

/** A template of the mini-program as the platform knows it. */
export interface Template {
  readonly id: string
  readonly title: string
  readonly fields: readonly { readonly name: string; readonly label: string }[]
}

/** What WeChat answers: an errcode other than 0 is a refusal. */
export interface Answer {
  readonly errcode: number
  readonly errmsg: string
  readonly [more: string]: unknown
}

/** What can be made to go wrong, for everybody or for some. */
export interface Faults {
  /** ms until an answer. */
  latency: number
  /** So many messages a second are taken at most, and whoever sends faster waits; 0 for no limit. */
  perSecond: number
  /** Openid, or "*" for all: what happens to what is sent to them. `silent`: no answer, nothing done; `lost`: delivered, but no answer. */
  readonly of: Map<string, "busy" | "broken" | "silent" | "lost" | "banned">
}

export interface WeChatOptions {
  readonly appid: string
  readonly secret: string
  readonly templates: readonly Template[]
  /** A service account with a long-term subscription: a consent is not used up by a message. */
  readonly lasting?: boolean
  /** Where it remembers phones, credits and notices; in memory when there is none. */
  readonly file?: string
  readonly now: () => number
}

const tokenHolds = 7200
/** WeChat asks about three templates a tap; newer clients take five. */
const mostAsked = 3
/** A word the platform would not let pass, so that refusals can be seen. */
const sensitive = "敏感词"

/**
 * The simulated WeChat: it knows phones, their one-time consents and the templates, and refuses what the real one's
 * documentation says it refuses. For demonstrations and tests only.
 */
export const openWeChat = (options: WeChatOptions) => {
  const memory = openMemory(options.file)
  const templates = new Map(options.templates.map(template => [template.id, template]))
  const tokens = new Map<string, number>()
  const underWay = new Set<string>()
  const faults: Faults = { latency: 0, perSecond: 0, of: new Map() }
  let next = 0
  /** When the next message may be taken, every 1/perSecond of a second. */
  const inTurn = async (): Promise<void> => {
    const now = performance.now()
    next = Math.max(next + 1000 / faults.perSecond, now)
    if (next > now) await new Promise(resolve => setTimeout(resolve, next - now))
  }

  const no = (errcode: number, errmsg: string): Answer => ({ errcode, errmsg: `${errmsg} rid: ${rid()}` })
  const rid = () => randomBytes(12).toString("hex")

  const token = ({ appid, secret }: Readonly<Record<string, unknown>>): Answer => {
    if (appid !== options.appid) return no(40013, "invalid appid")
    if (secret !== options.secret) return no(40125, "invalid appsecret")
    const current = [...tokens].find(([, until]) => until > options.now())
    const made = current?.[0] ?? `SIM_${randomBytes(24).toString("base64url")}`
    if (!current) tokens.set(made, options.now() + tokenHolds * 1000)
    return { errcode: 0, errmsg: "ok", access_token: made, expires_in: tokenHolds }
  }

  const tokenTrouble = (text: string | undefined): Answer | undefined => {
    if (!text) return no(41001, "access_token missing")
    const until = tokens.get(text)
    if (until === undefined) return no(40001, "invalid credential, access_token is invalid or not latest")
    return until <= options.now() ? no(42001, "access_token expired") : undefined
  }

  const check = (
    body: Readonly<Record<string, unknown>>,
  ): Answer | { phone: Phone; notice: Omit<ServiceNotice, "id" | "at"> } => {
    const { touser, template_id: id, page = "", data } = body
    const phone = typeof touser === "string" ? memory.phone(touser) : undefined
    if (!phone) return no(40003, "invalid openid")
    const template = typeof id === "string" ? templates.get(id) : undefined
    if (!template) return no(40037, "invalid template_id")
    if (typeof page !== "string" || (page !== "" && !/^pages\/[\w-]+\/[\w-]+(\?[^\s#]*)?$/.test(page)))
      return no(41030, "invalid page")
    const fields: Record<string, string> = {}
    for (const { name } of template.fields) {
      const value: unknown = (data as Record<string, { value?: unknown }> | undefined)?.[name]?.value
      const bad = badValue(name, value)
      if (bad) return no(47003, `argument invalid! data.${name}.value ${bad}`)
      fields[name] = String(value)
    }
    if (Object.values(fields).some(value => value.includes(sensitive))) return no(45168, "hit sensitive word")
    return { phone, notice: { openid: phone.openid, template: template.id, fields, page } }
  }

  const { createActivity, updateActivity, ...activities } = openActivities(options.now)
  /** A question about cards: of a good token, and unless something has been made to go wrong for everybody. */
  const ofCards = (accessToken: string | undefined, does: () => Answer): Answer | "broken" | undefined => {
    const refused = tokenTrouble(accessToken)
    if (refused) return refused
    const fault = faults.of.get("*")
    if (fault === "busy") return no(-1, "system error")
    if (fault === "banned") return no(43107, "capability is banned")
    if (fault === "silent" || fault === "broken") return fault === "silent" ? undefined : fault
    const answer = does()
    return fault === "lost" ? undefined : answer
  }

  return {
    options,
    templates,
    memory,
    faults,
    token,
    /** Every token is void from now on, as after somebody has reset the secret. */
    voidTokens: (): void => tokens.clear(),

    /**
     * `subscribeMessage.send`. Gives WeChat's answer; undefined for none at all (the caller hangs), "broken" for a gateway's 502.
     */
    send: async (
      accessToken: string | undefined,
      body: Readonly<Record<string, unknown>>,
    ): Promise<Answer | "broken" | undefined> => {
      const refused = tokenTrouble(accessToken)
      if (refused) return refused
      if (faults.perSecond > 0) await inTurn()
      const checked = check(body)
      if ("errcode" in checked) return checked
      const { openid, template } = checked.notice
      const fault = faults.of.get(openid) ?? faults.of.get("*")
      if (fault === "silent") return undefined
      if (fault === "broken") return "broken"
      if (fault === "busy") return no(-1, "system error")
      if (fault === "banned") return no(43107, "subscribe message capability is banned")
      if (underWay.has(openid)) return no(43108, "concurrent sending to the same user")
      underWay.add(openid)
      try {
        if (faults.latency > 0) await new Promise(resolve => setTimeout(resolve, faults.latency))
        const used = options.lasting ? 0 : 1
        if (!checked.phone.allows || memory.credit(openid, template) < used)
          return no(43101, "user refuse to accept the msg")
        memory.addCredit(openid, template, -used)
        const msgid = memory.keepNotice({ ...checked.notice, at: options.now() })
        return fault === "lost" ? undefined : { errcode: 0, errmsg: "ok", msgid }
      } finally {
        underWay.delete(openid)
      }
    },

    /** A phone opens the mini-program: from now on WeChat knows its openid. */
    opened: (openid: string, name: string): void => {
      if (!memory.phone(openid)) memory.keepPhone({ openid, name, answers: "accept", allows: true })
    },

    /** `wx.requestSubscribeMessage` on a phone: what the person tapped, by template; an accept is one credit. */
    requestSubscribeMessage: (openid: string, ids: readonly string[]): Readonly<Record<string, unknown>> => {
      const failed = (errCode: number, why: string) => ({ errMsg: `requestSubscribeMessage:fail ${why}`, errCode })
      const phone = memory.phone(openid)
      if (!phone || ids.length === 0) return failed(10001, "TmplIds can't be empty")
      if (ids.length > mostAsked) return failed(20003, "Templates count out of max bounds")
      if (ids.some(id => !templates.has(id)))
        return failed(20001, "No template data return, verify the template id exist")
      if (!phone.allows) return failed(20004, "The main switch is switched off")
      if (phone.answers === "accept") for (const id of new Set(ids)) memory.addCredit(openid, id, 1)
      const answers = Object.fromEntries(ids.map(id => [id, phone.answers]))
      return { errMsg: "requestSubscribeMessage:ok", ...answers }
    },

    /** `updatableMessage.createActivityId`; with an openid, for cards of that person that cannot be passed on. */
    createActivity: (accessToken: string | undefined, openid?: string) =>
      ofCards(accessToken, () =>
        openid !== undefined && !memory.phone(openid)
          ? no(40003, "invalid openid")
          : { errcode: 0, errmsg: "ok", ...createActivity(openid) },
      ),
    /** `updatableMessage.setUpdatableMsg`. */
    updateActivity: (accessToken: string | undefined, body: Readonly<Record<string, unknown>>) =>
      ofCards(accessToken, () => no(...(updateActivity(body) ?? [0, "ok"]))),
    ...activities,

    ...openGroups(options.now),
    close: memory.close,
  }
}

export type WeChat = ReturnType<typeof openWeChat>
