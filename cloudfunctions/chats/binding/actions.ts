import { plainCode } from "../../members/joining/rules.ts"
import { digest } from "../../shared/digest.ts"
import { directoryScope, type Scope } from "../../shared/scope.ts"
import type { Store } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import type { Instant } from "../../shared/values/instant.ts"
import { bindCodes, type Chat, chats, rooms } from "../records.ts"
import { refuse } from "../refusals.ts"

export const bindHash = (code: string): string => digest(`bind\n${plainCode(code)}`)

/** What the directory knows a group by: its id says nothing there. */
export const roomOf = (group: string): string => digest(`room\n${group}`)

/** Which chat a group is, and where; undefined for one that nobody has bound. */
export const chatOfRoom = async (
  store: Store,
  room: string,
): Promise<{ readonly chat: Id<"chat">; readonly scope: Scope } | undefined> => {
  const found = await store.in(directoryScope(room)).read(rooms, room)
  return found && { chat: found.chat, scope: found.scope as Scope }
}

/**
 * Step: a group is this chat from now on. The chat is written first, then the directory, from where on it is found; whoever comes
 * second there takes their chat back and is refused (409). The same again changes nothing.
 */
export const claimRoom = async (store: Store, scope: Scope, chat: Id<"chat">, bound: Chat): Promise<void> => {
  const { room } = bound
  const documents = store.in(scope)
  await documents.change(async tx => {
    if (!(await tx.get(chats, chat))) await tx.put(chats, chat, bound)
  })
  const ours = await store.in(directoryScope(room)).change(async tx => {
    const taken = await tx.get(rooms, room)
    if (taken && taken.chat !== chat) return false
    await tx.put(rooms, room, { chat, scope })
    return true
  })
  if (ours) return
  await documents.change(tx => tx.remove(chats, chat))
  throw refuse("boundAlready")
}

/** Step: the group is nobody's from now on, if it is this chat still: another's stays. */
export const leaveRoom = (store: Store, room: string, chat: string): Promise<void> =>
  store.in(directoryScope(room)).change(async tx => {
    if ((await tx.get(rooms, room))?.chat === chat) await tx.remove(rooms, room)
  })

/**
 * Step of a chat's adapter: the group a code was said in is the body's from now on. Context, never a right: it says what the
 * group is shown. Refuses a code that is wrong, over or used elsewhere (403), and a group that is bound already (409). The
 * same again changes nothing.
 */
export const bindGroup = async (store: Store, group: string, code: string, now: Instant): Promise<void> => {
  const room = roomOf(group)
  const hash = bindHash(code)
  const directory = store.in(directoryScope(hash))
  const known = await directory.read(bindCodes, hash)
  if (!known || known.until <= now || (known.usedBy !== undefined && known.usedBy !== room))
    throw refuse("wrongBindCode")
  const chat = digest(`${room}\n${hash}`).slice(0, 26) as Id<"chat">
  const before = await chatOfRoom(store, room)
  if (before && before.chat !== chat) throw refuse("boundAlready")
  await directory.change(async tx => {
    const current = await tx.get(bindCodes, hash)
    if (!current || (current.usedBy !== undefined && current.usedBy !== room)) throw refuse("wrongBindCode")
    await tx.put(bindCodes, hash, { ...current, usedBy: room })
  })
  const { body, by, scope } = known
  await claimRoom(store, scope as Scope, chat, { body, room, boundBy: by, at: now, group })
}

/** Step: keeps the id of a group that has called the robot, where it was bound before ids were kept. */
export const learnGroup = async (
  store: Store,
  { chat, scope }: { readonly chat: Id<"chat">; readonly scope: Scope },
  group: string,
): Promise<void> => {
  const documents = store.in(scope)
  if ((await documents.read(chats, chat))?.group === group) return
  await documents.change(async tx => {
    const found = await tx.get(chats, chat)
    if (found) await tx.put(chats, chat, { ...found, group })
  })
}
