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
  /** Of a card that cannot be passed on (私密消息): to whom it was sent. */
  readonly alone?: ReadonlySet<string>
  /** ms since 1970. */
  readonly at: number
}

type Sharing = Omit<SharedCard, "id" | "from" | "at" | "alone"> & { readonly alone?: boolean }

const newId = (): string => randomBytes(6).toString("hex")

export interface Group {
  readonly opengid: string
  readonly name: string
  readonly members: ReadonlySet<string>
  readonly cards: SharedCard[]
}

/** Documented: a cloudID is good for five minutes, and for the person it was given to. */
const ticketHolds = 5 * minute

/** Groups of the simulated WeChat: who is in them, the cards in them, and the tickets of pages opened from them. For as long as it runs. */
export const openGroups = (now: () => number) => {
  const groups = new Map<string, Group>()
  const tickets = new Map<string, { readonly openid: string; readonly opengid: string; readonly until: number }>()
  const mine = (openid: string, opengid: string): Group | undefined => {
    const found = groups.get(opengid)
    return found?.members.has(openid) ? found : undefined
  }
  return {
    group: (opengid: string, name: string, members: readonly string[]): void => {
      groups.set(opengid, { opengid, name, members: new Set(members), cards: groups.get(opengid)?.cards ?? [] })
    },
    groupsOf: (openid: string): readonly Group[] => [...groups.values()].filter(({ members }) => members.has(openid)),
    groupFor: mine,
    /** Somebody shares a page into a group they are in, for its members alone if told so. */
    share: (openid: string, opengid: string, { alone, ...card }: Sharing): void => {
      const group = mine(openid, opengid)
      const to = alone && group ? { alone: new Set(group.members) } : {}
      group?.cards.push({ ...card, ...to, id: newId(), from: openid, at: now() })
    },
    /** Somebody passes a card on into another group of theirs; false for one that cannot be passed on, or is not theirs to. */
    forward: (openid: string, opengid: string, id: string, to: string): boolean => {
      const card = mine(openid, opengid)?.cards.find(one => one.id === id)
      if (!card || card.alone || !mine(openid, to)) return false
      mine(openid, to)?.cards.push({ ...card, id: newId(), from: openid, at: now() })
      return true
    },
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
