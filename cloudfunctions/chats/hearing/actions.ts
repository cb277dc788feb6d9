import { linkAccount, spoilAccountCode } from "../../members/actions.ts"
import type { Answer, Hear, Heard } from "../../shared/chat.ts"
import { digest } from "../../shared/digest.ts"
import type { Subject } from "../../shared/ports.ts"
import { filled, Refusal } from "../../shared/refusal.ts"
import { turns } from "../../shared/turn.ts"
import { bindGroup, chatOfRoom, learnGroup, roomOf } from "../binding/actions.ts"
import { keepCard } from "../keeping/actions.ts"
import { openIn } from "../offering/actions.ts"
import { commandOf } from "./rules.ts"
import { voteCard } from "./showing.ts"
import { shownVote, tapped, type World } from "./tapping/actions.ts"
import { asking, words } from "./words.ts"

const says = (text: string): Answer => ({ kind: "says", text })

/** What a step refuses is said in the chat, in its own words; what it never meant to say stays a bug. */
const orWhy = async (step: () => Promise<string>): Promise<Answer> => {
  try {
    return says(await step())
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return says(filled(error.sentence.zh, error.details))
  }
}

/**
 * What the house does about what it hears in a chat. Links an account, binds a group, shows a vote that the staff have put
 * there, and takes a tap as what it is: a ballot, cast by the person the account belongs to, through the same door as any
 * other. Nothing that is said gives anybody a right.
 */
export const hearing = (world: World): Hear => {
  // Taps of one person within one second are in the order in which they came.
  const oneByOne = turns<Subject>()
  return async heard => {
    const { did } = heard
    if (did.kind === "tapped") return oneByOne(heard.who, () => tapped(world, heard, did))
    const alone = heard.group === undefined
    if (did.kind === "entered") return says(words.zh.helpAlone)
    const command = commandOf(did.text, asking)
    switch (command.word) {
      case "link":
        return orWhy(() => link(world, heard, command.code))
      case "bind":
        return orWhy(() => bind(world, heard, command.code))
      case "vote":
        return show(world, heard, command.which)
      case "help":
        return says(alone ? words.zh.helpAlone : words.zh.helpGroup)
    }
  }
}

const link = async ({ store, now }: World, { who, group }: Heard, code: string): Promise<string> => {
  if (group !== undefined) {
    // Whoever has read it there could be faster: it serves nobody any more.
    await spoilAccountCode(store, code)
    return words.zh.linkAlone
  }
  await linkAccount(store, who, code, now())
  return words.zh.linked
}

const bind = async ({ store, now }: World, { group }: Heard, code: string): Promise<string> => {
  if (group === undefined) return words.zh.bindInGroup
  await bindGroup(store, group, code, now())
  return words.zh.bound
}

/** Shows the n-th of the open votes that the staff have put into this group; a new card every time. */
const show = async (world: World, { group, message }: Heard, which: number): Promise<Answer> => {
  if (group === undefined) return says(words.zh.voteInGroup)
  const room = roomOf(group)
  const at = await chatOfRoom(world.store, room)
  if (!at) return says(words.zh.notBound)
  await learnGroup(world.store, at, group)
  const documents = world.store.in(at.scope)
  const now = world.now()
  const open = await openIn(documents, at.chat, now)
  const { vote } = open[which - 1] ?? open[0] ?? {}
  const shown = vote && (await shownVote(world, at.scope, vote))
  if (!vote || !shown) return says(words.zh.nothingOpen)
  const task = digest(`${room}\n${message}`).slice(0, 32)
  await keepCard(world.store, task, { scope: at.scope, vote, room, at: now }, shown.end)
  return { kind: "card", card: voteCard(shown, task, words.zh, open.length - 1) }
}
