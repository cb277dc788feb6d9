import { join } from "node:path"
import type { Hono } from "hono"
import { groupOverHttp } from "#cloud/adapters/caller/wechat-group-http"
import { wechatOverHttp } from "#cloud/adapters/messenger/wechat"
import { liveCardsOverHttp, privateCardsOverHttp } from "#cloud/adapters/messenger/wechat-cards"
import { memberships } from "#cloud/members/records"
import type { Clock, GroupOf, LiveCards, Messenger, PrivateCards, Subject } from "#cloud/shared/ports"
import { directoryShard } from "#cloud/shared/scope"
import { every, type Store } from "#cloud/shared/store"
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
export const openPhones = (directory: string, now: Clock, url: () => string, pushes?: () => string) => {
  /** Whose phone is whose: WeChat's name of a phone says nothing of the account. */
  const owners = new Map<string, Subject>()
  const openidOf = (subject: Subject): string => {
    const openid = simulatedOpenid(subject)
    owners.set(openid, subject)
    return openid
  }
  const wechat = openWeChat({
    ...simulatedAccount,
    templates: simulatedTemplates,
    file: join(directory, "phones.sqlite"),
    now: () => msOf(now()),
    ...(pushes && { pushes }),
  })
  let overHttp: Messenger | undefined
  const messenger: Messenger = {
    reaches: () => true,
    send: message => {
      overHttp ??= wechatOverHttp({ ...simulatedAccount, base: `${url()}/wechat`, openidOf })
      return overHttp.send(message)
    },
  }
  /** Where the routes are is known only once the server listens. */
  const account = () => ({ ...simulatedAccount, base: `${url()}/wechat`, patience: 3000 })
  let live: LiveCards | undefined
  let alone: PrivateCards | undefined
  let inGroup: GroupOf | undefined
  const cards = (): LiveCards => {
    live ??= liveCardsOverHttp(account())
    return live
  }
  return {
    wechat,
    messenger,
    /** The account that a phone belongs to; undefined for a phone that none of ours has. */
    ownerOf: (openid: string): Subject | undefined => owners.get(openid),
    /** Learns the phones of all who have joined before. */
    learn: async (store: Store): Promise<void> => {
      for (let shard = 0; shard < 256; shard += 1)
        for await (const { id } of every(store.in(directoryShard(shard.toString(16).padStart(2, "0"))), memberships))
          openidOf(id as Subject)
    },
    live: { begin: () => cards().begin(), show: (activity, card) => cards().show(activity, card) } satisfies LiveCards,
    alone: {
      begin: sharer => {
        alone ??= privateCardsOverHttp({ ...account(), openidOf })
        return alone.begin(sharer)
      },
    } satisfies PrivateCards,
    /** Which group a page was opened in, as the simulated WeChat says. */
    groupOf: ((subject, ticket) => {
      inGroup ??= groupOverHttp({ ...account(), now, openidOf })
      return inGroup(subject, ticket)
    }) satisfies GroupOf,
    routes: (house: House, more: Partial<Surroundings> = {}): Hono =>
      wechatRoutes(wechat, {
        ...more,
        phoneOf: async authorization => {
          const subject = await house.callerOf({ ...(authorization !== undefined && { authorization }) })
          const name = subject && (await nameIn(house, subject))
          return subject && name !== undefined ? { openid: openidOf(subject), name } : undefined
        },
      }),
    /** A phone opens the mini-program and agrees to one message of each kind. */
    agree: (subject: Subject, name: string): void => {
      const openid = openidOf(subject)
      wechat.opened(openid, name)
      for (const { id } of simulatedTemplates) wechat.requestSubscribeMessage(openid, [id])
    },
    /** The demonstration's people are in one group, and the first of their staff has shared a page there. */
    meet: (people: readonly { readonly word: string; readonly subject: Subject }[]): void => {
      const all = people.map(({ subject }) => simulatedOpenid(subject))
      wechat.group(groupId, "居委会微信群", all)
      // Where a card may be passed on to, or may not.
      wechat.group(`${groupId}-neighbours`, "三号楼邻居群", all)
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

export type Phones = ReturnType<typeof openPhones>
