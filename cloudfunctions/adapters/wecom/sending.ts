import type { Card } from "#cloud/shared/chat"
import type { Delivered, Trouble } from "#cloud/shared/ports"
import { asked, json, nothingLeft, unanswered } from "../messenger/asking.ts"
import { type TemplateCard, templateCard } from "./cards.ts"

/**
 * What we send to WeCom by ourselves: cards of the app to single members (发送应用消息, path 90236; 更新模版卡片消息, path 94888)
 * and words of a group's robot (群机器人, path 91770). Written from the documentation and run against the host's simulated
 * WeCom; not tried with a live account.
 */

interface Answer {
  readonly errcode?: number
  readonly errmsg?: string
  readonly [more: string]: unknown
}

/** What WeCom's codes mean to us (全局错误码, path 90313). */
const troubles: ReadonlyMap<number, Trouble> = new Map([
  [-1, "busy"],
  [45009, "busy"],
  [45033, "busy"],
  [40003, "noSuchPerson"],
  [60111, "noSuchPerson"],
  [81013, "noSuchPerson"],
  [40058, "badContent"],
  [42014, "badContent"],
  [40001, "credentials"],
  [40013, "credentials"],
  [40014, "credentials"],
  [41001, "credentials"],
  [42001, "credentials"],
  [60020, "credentials"],
  [93000, "credentials"],
])
const staleToken = new Set([40014, 42001])

/** The one place WeCom is reached at. Only the simulated one is elsewhere. */
const wecomAt = (): string => "https://qyapi.weixin.qq.com"

export interface App {
  readonly corp: string
  readonly secret: string
  readonly agent: number
  readonly base?: () => string
  /** ms to wait for an answer. */
  readonly patience?: number
  readonly url: (page: string) => string
}

/** Posts and reads the answer. */
const poster =
  (base: () => string, patience: number) =>
  async (path: string, body?: object): Promise<Answer> => {
    const said = body && { headers: json, body: JSON.stringify(body) }
    return JSON.parse(await asked(`${base()}${path}`, { ...said, patience })) as Answer
  }

/** What an answer of WeCom means to us. */
export const outcomeOf = ({ errcode = 0 }: { readonly errcode?: number }): Delivered =>
  errcode === 0 ? { sent: true } : { sent: false, trouble: troubles.get(errcode) ?? "unknown", code: String(errcode) }

/** The app of our corp: sends cards to members and changes them afterwards. Keeps one access token until shortly before its end. */
export const wecomApp = ({ corp, secret, agent, base = wecomAt, patience = 5_000, url }: App) => {
  const post = poster(base, patience)
  let token: { readonly text: string; readonly until: number } | undefined
  let renewing: Promise<Answer | undefined> | undefined

  const renew = async (): Promise<Answer | undefined> => {
    const query = new URLSearchParams({ corpid: corp, corpsecret: secret })
    const {
      access_token: text,
      expires_in: seconds,
      ...answer
    } = await post(`/cgi-bin/gettoken?${query}`).catch(nothingLeft)
    if (typeof text !== "string" || typeof seconds !== "number") return { errcode: 40001, ...answer }
    token = { text, until: Date.now() + (seconds - 300) * 1000 }
    return undefined
  }

  /** Whoever comes first asks, for all that wait. */
  const fresh = async (): Promise<Answer | undefined> => {
    if (token && token.until > Date.now()) return undefined
    renewing ??= renew().finally(() => {
      renewing = undefined
    })
    return renewing
  }

  const ask = async (path: string, body: object): Promise<Answer> => {
    const refused = await fresh()
    if (refused) return refused
    const answer = await post(`${path}?access_token=${encodeURIComponent(token?.text ?? "")}`, body)
    if (staleToken.has(answer.errcode ?? 0)) token = undefined
    return answer
  }

  /** A token that WeCom no longer takes is renewed, once. */
  const twice = async (path: string, body: object): Promise<Answer> => {
    const answer = await ask(path, body)
    return staleToken.has(answer.errcode ?? 0) ? ask(path, body) : answer
  }

  return {
    /** Brings a card to one member. */
    send: async (userid: string, card: Card): Promise<Delivered> => {
      const message = {
        touser: userid,
        msgtype: "template_card",
        agentid: agent,
        template_card: templateCard(card, url),
      }
      try {
        const answer = await twice("/cgi-bin/message/send", message)
        const missed = String(answer.invaliduser ?? "")
          .split("|")
          .includes(userid)
        return missed ? { sent: false, trouble: "noSuchPerson", code: "invaliduser" } : outcomeOf(answer)
      } catch (error) {
        return unanswered(error)
      }
    },

    /** Puts another card in the place of the one that was tapped, with the code its callback brought: once, within 72 hours. */
    update: async (userid: string, responseCode: string, card: Card): Promise<Delivered> => {
      const shown: TemplateCard = templateCard(card, url)
      const message = { userids: [userid], agentid: agent, response_code: responseCode, template_card: shown }
      try {
        return outcomeOf(await twice("/cgi-bin/message/update_template_card", message))
      } catch (error) {
        return unanswered(error)
      }
    },
  }
}

export type WecomApp = ReturnType<typeof wecomApp>

/** A group's own robot, by its key: it can say something, 20 times a minute, and hears nothing. */
export const groupRobot = ({
  key,
  base = wecomAt,
  patience = 5_000,
  url,
}: Pick<App, "base" | "patience" | "url"> & { readonly key: string }) => {
  const post = poster(base, patience)
  return {
    /** Shows a card that takes no choice: a card that can be tapped would have nobody to hear it. */
    show: async ({ choose: _, ...card }: Card): Promise<Delivered> => {
      const message = { msgtype: "template_card", template_card: templateCard(card, url) }
      try {
        return outcomeOf(await post(`/cgi-bin/webhook/send?${new URLSearchParams({ key })}`, message))
      } catch (error) {
        return unanswered(error)
      }
    },
  }
}
