import { randomBytes } from "node:crypto"
import { minute } from "#cloud/shared/values/instant"

/** A page that somebody has shared into a group, as its card. */
export interface SharedCard {
  readonly id: string
  readonly from: string
  readonly title: string
  /** A page path with query. */
  readonly page: string
  /** The activity whose words stand on it, of a card that changes. */
  readonly activity?: string
  /** The picture drawn for it, as the address of its data. */
  readonly picture?: string
  /** Of a card that cannot be passed on (私密消息): until when WeChat says whom it was meant for, in ms since 1970. */
  readonly alone?: number
  /** ms since 1970. */
  readonly at: number
}

type Sharing = Omit<SharedCard, "id" | "from" | "at">

const newId = (): string => randomBytes(6).toString("hex")

export interface Group {
  readonly opengid: string
  readonly name: string
  readonly members: ReadonlySet<string>
  /** Who was put out, and when: what stood there before stays on their phone. */
  readonly out: ReadonlyMap<string, number>
  readonly cards: readonly SharedCard[]
}

/** What is kept of a group: everybody sees it in their own way. */
interface Kept {
  readonly name: string
  readonly members: Set<string>
  readonly out: Map<string, number>
  readonly cards: SharedCard[]
}

/** Documented: a cloudID is good for five minutes, and for the person it was given to. */
const ticketHolds = 5 * minute

/** Groups of the simulated WeChat: who is in them, the cards in them, and the tickets of pages opened from them. For as long as it runs. */
export const openGroups = (now: () => number) => {
  const groups = new Map<string, Kept>()
  const tickets = new Map<string, { readonly openid: string; readonly opengid: string; readonly until: number }>()
  const mine = (openid: string, opengid: string): Kept | undefined => {
    const found = groups.get(opengid)
    return found?.members.has(openid) ? found : undefined
  }
  const seen = (openid: string, opengid: string): Group | undefined => {
    const found = groups.get(opengid)
    const until = found?.out.get(openid)
    if (found?.members.has(openid)) return { opengid, ...found }
    return found && until !== undefined
      ? { opengid, ...found, cards: found.cards.filter(({ at }) => at <= until) }
      : undefined
  }
  const out = (openid: string, opengid: string): void => {
    const group = mine(openid, opengid)
    group?.members.delete(openid)
    group?.out.set(openid, now())
  }
  return {
    /** A group and who is in it now; whoever was and is not any more has been put out. */
    group: (opengid: string, name: string, members: readonly string[]): void => {
      for (const one of groups.get(opengid)?.members ?? []) if (!members.includes(one)) out(one, opengid)
      const before = groups.get(opengid)
      const still = [...(before?.out ?? [])].filter(([openid]) => !members.includes(openid))
      groups.set(opengid, { name, members: new Set(members), out: new Map(still), cards: before?.cards ?? [] })
    },
    /** Somebody is put out of a group by its owner, or taken in again. */
    putOut: out,
    takeIn: (openid: string, opengid: string): void => {
      const group = groups.get(opengid)
      if (group?.out.delete(openid)) group.members.add(openid)
    },
    /** The groups that somebody sees: those they are in, and those they were put out of. */
    groupsOf: (openid: string): readonly Group[] => [...groups.keys()].flatMap(opengid => seen(openid, opengid) ?? []),
    groupFor: seen,
    /** Somebody shares a page into a group they are in; false where they are in none. */
    share: (openid: string, opengid: string, card: Sharing): boolean => {
      const group = mine(openid, opengid)
      group?.cards.push({ ...card, id: newId(), from: openid, at: now() })
      return group !== undefined
    },
    /** Somebody passes a card on into another group of theirs; false for one that cannot be passed on, or is not theirs to. */
    forward: (openid: string, opengid: string, id: string, to: string): boolean => {
      const card = mine(openid, opengid)?.cards.find(one => one.id === id)
      if (!card || card.alone !== undefined || !mine(openid, to)) return false
      mine(openid, to)?.cards.push({ ...card, id: newId(), from: openid, at: now() })
      return true
    },
    /**
     * `wx.authPrivateMessage` of a card that cannot be passed on: whether whoever opened it is in the group at this moment, as
     * documented (按鉴别时刻用户是否在群里); undefined of an ordinary card.
     */
    meantFor: (openid: string, opengid: string, card: SharedCard): boolean | undefined =>
      card.alone === undefined ? undefined : now() < card.alone && mine(openid, opengid) !== undefined,
    /** `wx.getGroupEnterInfo` of a page opened from a group: the cloudID, or undefined for whoever is not in it (65206). */
    enterFromGroup: (openid: string, opengid: string): string | undefined => {
      if (!mine(openid, opengid)) return undefined
      const ticket = `29_${randomBytes(18).toString("base64url")}`
      tickets.set(ticket, { openid, opengid, until: now() + ticketHolds })
      return ticket
    },
    /** What a cloudID stands for: nothing for another person's, or an old one. */
    groupOfTicket: (openid: string, ticket: string): string | undefined => {
      const found = tickets.get(ticket)
      return found && found.openid === openid && found.until > now() ? found.opengid : undefined
    },
  }
}
