import { bodyOf } from "../../councils/actions.ts"
import type { Actions } from "../../shared/ask.ts"
import { digest } from "../../shared/digest.ts"
import type { GroupOf, GroupTicket, Subject } from "../../shared/ports.ts"
import type { Id } from "../../shared/values/id.ts"
import { chatOfRoom, claimRoom, roomOf } from "../binding/actions.ts"
import { openIn } from "../offering/actions.ts"
import { chats } from "../records.ts"
import { refuse } from "../refusals.ts"
import type { enteringContract } from "./contract.ts"

/** Groups of WeChat and of WeCom never share a name. */
const roomFor = async (groupOf: GroupOf, subject: Subject, ticket: GroupTicket): Promise<string> => {
  const group = await groupOf(subject, ticket)
  if (group === undefined) throw refuse("noGroup")
  return roomOf(`wechat\n${group}`)
}

/** Pages opened from a group of WeChat. The group says what is shown; who may do what is said elsewhere. */
export const entering = (groupOf: GroupOf): Actions<typeof enteringContract> => ({
  here: async ask => {
    const { documents, now, by } = ask
    const found = await chatOfRoom(ask.store, await roomFor(groupOf, by.subject, ask.input.ticket))
    const mayBind = !found && by.member.roles.includes("staff")
    if (!found) return { group: "none" as const, votes: [], mayBind }
    const chat = found.scope === documents.scope ? await documents.read(chats, found.chat) : undefined
    if (!chat) return { group: "elsewhere" as const, votes: [], mayBind }
    const votes = await openIn(documents, found.chat, now)
    const { name } = await bodyOf(documents, chat.body)
    return { group: "here" as const, name, body: chat.body, votes, mayBind }
  },

  bindHere: async ask => {
    const { body, ticket } = ask.input
    await bodyOf(ask.documents, body)
    const room = await roomFor(groupOf, ask.by.subject, ticket)
    const before = await chatOfRoom(ask.store, room)
    const chat = digest(`${room}\n${ask.documents.scope}\n${body}`).slice(0, 26) as Id<"chat">
    if (before && before.chat !== chat) throw refuse("boundAlready")
    const { store, documents, by, now } = ask
    await claimRoom(store, documents.scope, chat, { body, room, boundBy: by.member.person, at: now })
    return ask.change(async () => ({ chat }))
  },
})
