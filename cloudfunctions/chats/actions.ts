import { bodyOf } from "../councils/actions.ts"
import { codeFrom } from "../members/joining/rules.ts"
import type { Actions } from "../shared/ask.ts"
import type { Line, ToOne } from "../shared/chat.ts"
import { digest, wrapped } from "../shared/digest.ts"
import { noteDue, seeToDue } from "../shared/due.ts"
import type { GroupOf, PrivateCards } from "../shared/ports.ts"
import { directoryScope } from "../shared/scope.ts"
import type { Documents, Stored } from "../shared/store.ts"
import { later, minute } from "../shared/values/instant.ts"
import { openingOf } from "../votes/opening/actions.ts"
import { bindHash, leaveRoom } from "./binding/actions.ts"
import { bringOffered, linkedVoters, noteBringing } from "./bringing/actions.ts"
import type { contract } from "./contract.ts"
import { entering } from "./entering/actions.ts"
import { fitsCard } from "./hearing/rules.ts"
import { clear, sweepHeard } from "./keeping/actions.ts"
import { noteForgetting, noteShowing, offersIn, showOffered } from "./offering/actions.ts"
import { bindCodes, type Chat, chats, offers } from "./records.ts"
import { refuse } from "./refusals.ts"
import { bindCodeMinutes, offersMost } from "./rules.ts"
import { sharing } from "./sharing/actions.ts"

const chatIn = async (documents: Documents, chat: string): Promise<Stored<Chat>> => {
  const found = await documents.read(chats, chat)
  if (!found) throw refuse("noSuchChat")
  return found
}

/** What a deployment keeps the keys of groups' robots with; without it none are taken. */
export interface Outside {
  readonly secret?: string
  /** Which group of WeChat a page was opened in; without it no page was. */
  readonly groupOf?: GroupOf
  /** The robot's long connection, where the deployment has one: whichever process holds it. */
  readonly line?: Line
  /** Cards to single persons that can be tapped, where the deployment has them. */
  readonly toOne?: ToOne
  /** Cards that cannot be passed on, where the deployment has them. */
  readonly alone?: PrivateCards
}

const inNone: GroupOf = async () => undefined

export const actions = ({ secret, groupOf = inNone, line, toOne, alone }: Outside = {}): Actions<typeof contract> => ({
  ...entering(groupOf),
  ...sharing(alone, toOne !== undefined),
  bindCode: async ask => {
    const { body } = ask.input
    await bodyOf(ask.documents, body)
    const code = codeFrom(digest(ask.newId()))
    const hash = bindHash(code)
    const until = later(ask.now, bindCodeMinutes * minute)
    const scope = directoryScope(hash)
    await noteDue(ask.store, "chats", { at: until, scope, what: `bindCode:${hash}` })
    const made = { scope: ask.documents.scope, body, by: ask.by.member.person, until }
    await ask.store.in(scope).change(tx => tx.put(bindCodes, hash, made))
    return ask.change(async () => ({ code, until }))
  },

  list: async ask => {
    const { vote: fits } = ask.input
    const body = fits && ((await openingOf(ask.documents, fits)).opening.of ?? "none")
    const found = await ask.documents.list(chats, body ? { where: { body } } : {})
    const shown = found.map(async ({ id: chat, body, at, robot, group }) => ({
      chat,
      body,
      // Only a group of WeCom has an id that is kept.
      kind: group === undefined ? ("wechat" as const) : ("wecom" as const),
      at,
      robot: robot !== undefined,
      votes: (await offersIn(ask.documents, chat)).slice(0, offersMost).map(({ vote, at: put }) => ({ vote, at: put })),
    }))
    return { chats: await Promise.all(shown) }
  },

  setRobot: async ask => {
    const { chat, key } = ask.input
    await chatIn(ask.documents, chat)
    if (secret === undefined) throw refuse("noRobotHere")
    const robot = key === undefined ? {} : { robot: wrapped(secret, key) }
    return ask.change(async tx => {
      const found = await tx.get(chats, chat)
      if (!found) throw refuse("noSuchChat")
      const { robot: _, ...rest } = found
      await tx.put(chats, chat, { ...rest, ...robot })
      return {}
    })
  },

  unbind: async ask => {
    const { room } = await chatIn(ask.documents, ask.input.chat)
    // The directory first: from here on the group is nobody's, whatever happens to the rest.
    await leaveRoom(ask.store, room, ask.input.chat)
    return ask.change(async tx => {
      await tx.remove(chats, ask.input.chat)
      return {}
    })
  },

  offer: async ask => {
    const { chat, vote, each } = ask.input
    if (each && !toOne) throw refuse("noCardsToOne")
    const { group, body } = await chatIn(ask.documents, chat)
    const { opening, end } = await openingOf(ask.documents, vote)
    if (!opening.held) throw refuse("onlySeats")
    if (opening.of !== body) throw refuse("otherBody")
    if (end <= ask.now) throw refuse("voteOver")
    if (!fitsCard(opening)) throw refuse("notForCards")
    const offer = `${chat}.${vote}`
    await noteForgetting(ask.store, ask.documents.scope, offer, end)
    const soon = line !== undefined && group !== undefined
    if (soon) await noteShowing(ask.store, ask.documents.scope, offer, ask.now)
    const told = each && toOne ? (await linkedVoters(ask.store, ask.documents.scope, vote, toOne)).length : undefined
    if (told) await noteBringing(ask.store, ask.documents.scope, offer, ask.now)
    return ask.change(async tx => {
      // What is in the group already is not put there, nor shown, a second time.
      if (!(await tx.get(offers, offer)))
        await tx.put(offers, offer, { chat, vote, by: ask.by.member.person, at: ask.now })
      return { soon, ...(told !== undefined && { told }) }
    })
  },

  withdraw: async ask => {
    const { chat, vote } = ask.input
    return ask.change(async tx => {
      if (!(await tx.get(offers, `${chat}.${vote}`))) throw refuse("noSuchOffer")
      await tx.remove(offers, `${chat}.${vote}`)
      return {}
    })
  },

  tick: async ({ store, now, log }) => {
    const swept = await sweepHeard(store, now)
    const cleared = await seeToDue(
      store,
      "chats",
      now,
      due => clear(store, due),
      (due, error) => log.bug({ event: `chats.${due.what.split(":")[0]}` }, error),
    )
    const shown = line?.up() ? await showOffered({ store, now, log }, line) : 0
    const brought = toOne ? await bringOffered({ store, now, log }, toOne) : 0
    return { seen: swept + cleared + shown + brought }
  },
})
