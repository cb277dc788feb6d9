import type { Card } from "../../shared/chat.ts"
import { unwrapped } from "../../shared/digest.ts"
import type { Announcer, Delivered } from "../../shared/ports.ts"
import { every, type Store } from "../../shared/store.ts"
import { chats } from "../records.ts"

/** What speaks in a group with a key, whose accounts are where it speaks, and what keys are kept with. */
export interface Robots {
  readonly secret: string
  readonly reaches: Announcer["reaches"]
  readonly robot: (key: string) => { show(card: Card): Promise<Delivered> }
}

const closed: Delivered = { sent: false, trouble: "credentials", code: "none" }

/** Says a card in every group of a body that has a robot of its own; gives the first trouble, if there was any. */
export const announcing = (store: Store, { secret, robot, reaches }: Robots): Announcer => {
  const keysOf = async (...[scope, body]: Parameters<Announcer["has"]>): Promise<string[]> => {
    const found: string[] = []
    for await (const chat of every(store.in(scope), chats, { body })) if (chat.robot) found.push(chat.robot)
    return found
  }
  const show = async (sealed: string, card: Card): Promise<Delivered> => {
    try {
      return await robot(unwrapped(secret, sealed)).show(card)
    } catch {
      // Another secret than it was kept with: staff give the key again.
      return closed
    }
  }
  return {
    has: async (scope, body) => (await keysOf(scope, body)).length > 0,
    show: async (scope, body, card) => {
      let outcome: Delivered = closed
      for (const sealed of await keysOf(scope, body)) {
        outcome = await show(sealed, card)
        if (!outcome.sent) return outcome
      }
      return outcome
    },
    reaches,
  }
}
