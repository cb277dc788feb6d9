import { randomBytes } from "node:crypto"

export type ShownCard = Readonly<Record<string, unknown>>

/** What stands in a chat: words, or a card that may have been replaced for everybody or for some. */
export interface Message {
  readonly id: string
  /** A group's id, or `robot:<userid>` and `app:<userid>` for a member's own chats. */
  readonly chat: string
  /** A user id, or the robot or the app. */
  readonly from: string
  readonly text?: string
  card?: ShownCard
  readonly mine: Map<string, ShownCard>
  /** ms since 1970. */
  readonly at: number
}

export interface Group {
  readonly chatid: string
  readonly name: string
  readonly members: Set<string>
}

/** Signs that a real id has, and nobody can guess. */
export const randomName = (bytes = 18): string => randomBytes(bytes).toString("base64url").replace(/[-_]/g, "x")

/** What the simulated WeCom remembers, for as long as it runs. */
export const openMemory = () => {
  const people = new Map<string, string>()
  const groups = new Map<string, Group>()
  const messages: Message[] = []
  return {
    people,
    groups,
    /** The messages of a chat, the oldest first. */
    in: (chat: string): readonly Message[] => messages.filter(one => one.chat === chat),
    message: (id: string): Message | undefined => messages.find(one => one.id === id),
    keep: (message: Omit<Message, "id" | "mine">): Message => {
      const kept = { ...message, id: randomName(), mine: new Map<string, ShownCard>() }
      messages.push(kept)
      return kept
    },
    /** The chats that somebody sees, the one with the newest message first. */
    chatsOf: (userid: string): readonly { readonly chat: string; readonly name: string }[] => {
      const own = [...groups.values()].filter(({ members }) => members.has(userid))
      const all = [
        ...own.map(({ chatid, name }) => ({ chat: chatid, name })),
        { chat: `robot:${userid}`, name: "微议机器人" },
        { chat: `app:${userid}`, name: "微议" },
      ]
      const last = (chat: string) => messages.findLastIndex(one => one.chat === chat)
      return all.sort((a, b) => last(b.chat) - last(a.chat))
    },
  }
}

export type Memory = ReturnType<typeof openMemory>
