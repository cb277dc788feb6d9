import { join } from "node:path"
import type { Hono } from "hono"
import { wechatOverHttp } from "#cloud/adapters/messenger/wechat"
import { liveCardsOverHttp } from "#cloud/adapters/messenger/wechat-cards"
import { randomId } from "#cloud/adapters/random-id"
import type { Clock, GroupOf, LiveCards, Messenger, Subject } from "#cloud/shared/ports"
import { msOf } from "#cloud/shared/values/instant"
import type { House } from "../house.ts"
import { openWeChat } from "../wechat/platform.ts"
import { type Surroundings, wechatRoutes } from "../wechat/routes.ts"
import { simulatedAccount, simulatedOpenid, simulatedTemplates } from "../wechat/setup.ts"
import { nameIn } from "./who.ts"

const groupId = "o-simulated-group-of-committee"

/**
 * The simulated WeChat beside a demonstration: phones that are remembered in its folder, a messenger that brings messages
 * to them over HTTP as it would to the real one, and the routes to mount. `url` is where those routes will be reached.
 */
export const openPhones = (directory: string, now: Clock, url: () => string) => {
  const wechat = openWeChat({
    ...simulatedAccount,
    templates: simulatedTemplates,
    file: join(directory, "phones.sqlite"),
    now: () => msOf(now()),
  })
  let overHttp: Messenger | undefined
  const messenger: Messenger = {
    reaches: () => true,
    send: message => {
      overHttp ??= wechatOverHttp({ ...simulatedAccount, base: `${url()}/wechat`, openidOf: simulatedOpenid })
      return overHttp.send(message)
    },
  }
  let cardsOverHttp: LiveCards | undefined
  const cards = (): LiveCards => {
    cardsOverHttp ??= liveCardsOverHttp({ ...simulatedAccount, base: `${url()}/wechat`, patience: 3000 })
    return cardsOverHttp
  }
  /** Whose phones there are: the simulated WeChat knows openids only. */
  const subjects = new Map<string, Subject>()
  return {
    wechat,
    messenger,
    live: { begin: () => cards().begin(), show: (activity, card) => cards().show(activity, card) } satisfies LiveCards,
    /** Which group a page was opened in, as the simulated WeChat says. */
    groupOf: (async (subject, ticket) => wechat.groupOfTicket(simulatedOpenid(subject), ticket)) satisfies GroupOf,
    routes: (house: House, more: Partial<Surroundings> = {}): Hono =>
      wechatRoutes(wechat, {
        ...more,
        prepares: async (openid, page) => {
          const subject = subjects.get(openid)
          return subject && prepared(house, subject, page)
        },
        phoneOf: async authorization => {
          const subject = await house.callerOf({ ...(authorization !== undefined && { authorization }) })
          const name = subject && (await nameIn(house, subject))
          return subject && name !== undefined ? { openid: simulatedOpenid(subject), name } : undefined
        },
      }),
    /** A phone opens the mini-program and agrees to one message of each kind. */
    agree: (subject: Subject, name: string): void => {
      const openid = simulatedOpenid(subject)
      wechat.opened(openid, name)
      for (const { id } of simulatedTemplates) wechat.requestSubscribeMessage(openid, [id])
    },
    /** The demonstration's people are in one group, and the first of their staff has shared a page there. */
    meet: (people: readonly { readonly word: string; readonly subject: Subject }[]): void => {
      for (const { subject } of people) subjects.set(simulatedOpenid(subject), subject)
      wechat.group(
        groupId,
        "居委会微信群",
        people.map(({ subject }) => simulatedOpenid(subject)),
      )
      const staff = people.find(({ word }) => word === "s1")
      if (staff)
        wechat.share(simulatedOpenid(staff.subject), groupId, {
          title: "本群在议什么，点开看",
          page: "pages/chats/group",
        })
    },
    close: (): void => wechat.close(),
  }
}

const ofMeeting = /^pages\/meetings\/meeting\?meeting=([\w.:-]+)(&at=street)?/

/** What the page of a meeting does on a real phone before it is forwarded (src/cloud/share.weapp.ts): without it, an ordinary card. */
const prepared = async (house: House, subject: Subject, page: string) => {
  const [, meeting, street] = ofMeeting.exec(page) ?? []
  if (meeting === undefined) return undefined
  const input = { meeting, ...(street && { at: "street" }) }
  const { reply } = await house.door({ action: "meetings.liveCard", input, subject, key: randomId() })
  if (!reply.ok) return undefined
  const { activity, present, eligible } = reply.value as { activity: string; present: number; eligible: number }
  return { activity, figures: [String(present), String(eligible)] as const }
}

export type Phones = ReturnType<typeof openPhones>
