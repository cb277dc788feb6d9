import type { Memory, Phone } from "./memory.ts"
import type { Template } from "./platform.ts"
import type { Push } from "./pushing.ts"

/** What a page hears of a template: what the person tapped, or `ban` (closed by the platform), `filter` (another of the same title was asked). */
type Answer = "accept" | "reject" | "ban" | "filter"

/** What a person does with WeChat's sheet. */
export interface Tapped {
  /** The templates that were let through; whatever else was asked is refused. */
  readonly accepts: readonly string[]
  /** 总是保持以上选择，不再询问. */
  readonly always?: boolean
}

/** WeChat asks about three templates a tap; newer clients take five. */
const mostAsked = 3

/** Consents of the simulated WeChat: what its sheet asks, what is not asked any more, and what a page hears of it. */
export const openConsents = (memory: Memory, templates: ReadonlyMap<string, Template>, push?: Push) => {
  const closed = new Set<string>()
  const failed = (errCode: number, why: string) => ({ errMsg: `requestSubscribeMessage:fail ${why}`, errCode })

  const lasts = (id: string): boolean => templates.get(id)?.lasting === true

  const trouble = (phone: Phone | undefined, ids: readonly string[]) => {
    if (!phone || ids.length === 0) return failed(10001, "TmplIds can't be empty")
    if (ids.length > mostAsked) return failed(20003, "Templates count out of max bounds")
    if (ids.some(id => !templates.has(id)))
      return failed(20001, "No template data return, verify the template id exist")
    if (new Set(ids.map(lasts)).size > 1) return failed(20002, "Templates type must be same")
    return phone.allows ? undefined : failed(20004, "The main switch is switched off")
  }

  /** What needs no tap: undefined for what the sheet has to ask. */
  const settled = (phone: Phone, ids: readonly string[]): ReadonlyMap<string, Answer | undefined> => {
    const always = memory.always(phone.openid)
    const titles = new Set<string>()
    const one = (id: string): Answer | undefined => {
      const title = templates.get(id)?.title ?? ""
      if (closed.has(id)) return "ban"
      if (titles.has(title)) return "filter"
      titles.add(title)
      return phone.answers === "ask" ? always.get(id) : phone.answers
    }
    return new Map([...new Set(ids)].map(id => [id, one(id)]))
  }

  return {
    /** Templates that are closed in the console: whoever is asked about one answers `ban`. */
    closed,

    /** The templates that WeChat's sheet has to ask about; none where it need not come up. */
    sheetFor: (openid: string, ids: readonly string[]): Template[] => {
      const phone = memory.phone(openid)
      if (!phone || trouble(phone, ids)) return []
      return [...settled(phone, ids)].flatMap(([id, answer]) => (answer ? [] : (templates.get(id) ?? [])))
    },

    /**
     * `wx.requestSubscribeMessage` on a phone: what a page hears, by template; an accept is one credit, and a
     * long-term one is held until a no takes it back. Without taps, whatever the
     * sheet asks is let through.
     */
    requestSubscribeMessage: (
      openid: string,
      ids: readonly string[],
      { accepts, always = false }: Tapped = { accepts: ids },
    ): Readonly<Record<string, unknown>> => {
      const phone = memory.phone(openid)
      const refused = trouble(phone, ids)
      if (refused || !phone) return { ...refused }
      const asked = settled(phone, ids)
      const tappedOf = (id: string) => (accepts.includes(id) ? "accept" : "reject")
      const answers = [...asked].map(([id, known]) => {
        const tapped = tappedOf(id)
        if (always && !known) memory.keepAlways(openid, id, tapped)
        return [id, known ?? tapped] as const
      })
      for (const [id, answer] of answers) {
        const held = lasts(id) && answer !== "filter" ? memory.credit(openid, id) : 0
        memory.addCredit(openid, id, (answer === "accept" ? 1 : 0) - held)
      }
      const taps = [...asked].flatMap(([id, known]) => (known ? [] : [[id, tappedOf(id)] as const]))
      push?.popup(openid, taps)
      return { errMsg: "requestSubscribeMessage:ok", ...Object.fromEntries(answers) }
    },

    /** Somebody switches templates off in WeChat's own settings: what they have agreed to is over, and we are told. */
    switchOff: (openid: string, ...off: readonly string[]): void => {
      for (const template of off) {
        memory.keepAlways(openid, template, "reject")
        memory.addCredit(openid, template, -memory.credit(openid, template))
      }
      push?.change(openid, off)
    },
    /** Somebody has WeChat ask them about a template again, in its settings. */
    askAgain: (openid: string, template: string): void => memory.keepAlways(openid, template, undefined),
  }
}
