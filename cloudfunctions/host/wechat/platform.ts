import { openActivities } from "./activities.ts"
import { openConsents } from "./consents.ts"
import { type Answer, no, openFaults, usedUp } from "./faults.ts"
import { openGroups } from "./groups.ts"
import { openMemory, type Phone, type ServiceNotice } from "./memory.ts"
import { openPush } from "./pushing.ts"
import { openSessions } from "./sessions.ts"
import { openTokens } from "./tokens.ts"
import { badValue } from "./values.ts"

/** A template of the mini-program as the platform knows it. */
export interface Template {
  readonly id: string
  readonly title: string
  readonly fields: readonly {
    readonly name: string
    readonly label: string
    /** What an `enum` may say: the platform's own list (getwxapubnewtemplate). */
    readonly choices?: readonly string[]
  }[]
  /** Long-term: one accept carries every message until the person says no. Otherwise one accept is one message. */
  readonly lasting?: boolean
}

export interface WeChatOptions {
  readonly appid: string
  readonly secret: string
  readonly templates: readonly Template[]
  /** A service account, whose followers have subscribed for good: no consent is asked for or used up. */
  readonly lasting?: boolean
  /** Where it remembers phones, credits and notices; in memory when there is none. */
  readonly file?: string
  readonly now: () => number
  /** Where it pushes its events to: the beginning of our address; without it they are told to nobody. */
  readonly pushes?: () => string
}

/** What WeChat calls a message: nineteen digits, more than a number of JavaScript's holds. */
const messageName = (notice: number): string => String(3_000_000_000_000_000_000n + BigInt(notice))
/** Digits as they stand in an answer: without quotes, and none of them lost. */
const asDigits = (digits: string): object =>
  (JSON as typeof JSON & { rawJSON: (text: string) => object }).rawJSON(digits)

/** A word the platform would not let pass, so that refusals can be seen. */
const sensitive = "敏感词"

/**
 * The simulated WeChat: it knows phones, their one-time consents and the templates, and refuses what the real one's
 * documentation says it refuses. For demonstrations and tests only.
 */
export const openWeChat = (options: WeChatOptions) => {
  if (process.env.NODE_ENV === "production") throw new Error("the simulated WeChat is refused in production")
  const memory = openMemory(options.file)
  const templates = new Map(options.templates.map(template => [template.id, template]))
  const underWay = new Set<string>()
  const { faults, inTurn, oneToday, slowly, faulty } = openFaults(options.now)

  const { token, tokenTrouble, voidTokens } = openTokens(options, faults)
  const push = options.pushes && openPush({ appid: options.appid, now: options.now, us: options.pushes })

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
    for (const { name, choices } of template.fields) {
      const value: unknown = (data as Record<string, { value?: unknown }> | undefined)?.[name]?.value
      const bad = badValue(name, value, choices)
      if (bad) return no(47003, `argument invalid! data.${name}.value ${bad}`)
      fields[name] = String(value)
    }
    if (Object.values(fields).some(value => value.includes(sensitive))) return no(45168, "hit sensitive word")
    return { phone, notice: { openid: phone.openid, template: template.id, fields, page } }
  }

  const { createActivity, updateActivity, ...activities } = openActivities(options.now)
  /** A question about cards: of a good token, and unless something has been made to go wrong for everybody. */
  const ofCards = async (
    accessToken: string | undefined,
    does: () => Answer,
  ): Promise<Answer | "broken" | undefined> => {
    const refused = tokenTrouble(accessToken)
    if (refused) return refused
    await slowly()
    const fault = faults.of.get("*")
    const wrong = fault === "badPage" ? undefined : faulty(fault)
    if (wrong) return wrong.gives
    const answer = does()
    return fault === "lost" ? undefined : answer
  }

  return {
    options,
    templates,
    memory,
    faults,
    token,
    voidTokens,
    push,

    /**
     * `subscribeMessage.send`. Gives WeChat's answer; undefined for none at all (the caller hangs), "broken" for a gateway's 502.
     */
    send: async (
      accessToken: string | undefined,
      body: Readonly<Record<string, unknown>>,
    ): Promise<Answer | "broken" | undefined> => {
      const refused = tokenTrouble(accessToken)
      if (refused) return refused
      await inTurn()
      const checked = check(body)
      if ("errcode" in checked) return checked
      const { openid, template } = checked.notice
      const fault = faults.of.get(openid) ?? faults.of.get("*")
      const wrong = faulty(fault)
      if (wrong) return wrong.gives
      if (underWay.has(openid)) return no(43108, "concurrent sending to the same user")
      underWay.add(openid)
      try {
        await slowly()
        if (!oneToday()) return no(...usedUp)
        const needed = options.lasting ? 0 : 1
        const switchedOff = !checked.phone.allows || memory.always(openid).get(template) === "reject"
        if (switchedOff || memory.credit(openid, template) < needed) return no(43101, "user refuse to accept the msg")
        if (!templates.get(template)?.lasting) memory.addCredit(openid, template, -needed)
        const msgid = messageName(memory.keepNotice({ ...checked.notice, at: options.now() }, fault === "undelivered"))
        push?.sent(openid, template, msgid, fault === "undelivered" ? -1 : 0)
        // A service account is not told (bizsend).
        return fault === "lost"
          ? undefined
          : { errcode: 0, errmsg: "ok", ...(!options.lasting && { msgid: asDigits(msgid) }) }
      } finally {
        underWay.delete(openid)
      }
    },

    /** A phone opens the mini-program: from now on WeChat knows its openid. */
    opened: (openid: string, name: string): void => {
      if (!memory.phone(openid)) memory.keepPhone({ openid, name, answers: "ask", allows: true })
    },

    ...openConsents(memory, templates, push),

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
    ...openSessions(options, faults),
    close: memory.close,
  }
}

export type WeChat = ReturnType<typeof openWeChat>
