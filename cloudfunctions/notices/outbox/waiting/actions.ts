import { type Documents, listLimit, type Stored } from "../../../shared/store.ts"
import { type Instant, later } from "../../../shared/values/instant.ts"
import type { Chain } from "../ending/actions.ts"
import { drop, giveUp } from "../marking/actions.ts"
import { type Message, messages } from "../records.ts"
import { claimHolds, isOld } from "../rules.ts"

/** The messages of a notice in one state, a page at a time. */
async function* pagesOf(documents: Documents, notice: string, state: Message["state"]) {
  let after: string | undefined = `${notice}:`
  while (after !== undefined) {
    const page: Stored<Message>[] = await documents.list(messages, { where: { state, notice }, after })
    yield page
    after = page.length === listLimit ? page.at(-1)?.id : undefined
  }
}

/** The messages of a notice that may go now, at most so many; those that wait for later are passed over. */
export const readyMessages = async (
  documents: Documents,
  notice: string,
  now: Instant,
  most: number,
  looks: (message: Message) => Instant,
) => {
  const ready: Stored<Message>[] = []
  for await (const page of pagesOf(documents, notice, "waiting")) {
    for (const message of page) {
      if (looks(message) > now) continue
      if (ready.length === most) return { ready, more: true }
      ready.push(message)
    }
  }
  return { ready, more: false }
}

/** When the next of the waiting or claimed messages wants to be looked at. */
export const nextLook = async (
  documents: Documents,
  notice: string,
  now: Instant,
  looks: (message: Message) => Instant,
): Promise<Instant | undefined> => {
  let next: Instant | undefined
  const consider = (at: Instant) => {
    if (next === undefined || at < next) next = at
  }
  for await (const page of pagesOf(documents, notice, "waiting")) for (const message of page) consider(looks(message))
  for await (const page of pagesOf(documents, notice, "claimed"))
    for (const message of page) consider(later(message.at, claimHolds))
  return next !== undefined && next < now ? now : next
}

/** Gives up the claims of senders that are gone. */
export const giveUpLost = async (documents: Documents, notice: string, chain: Chain, now: Instant): Promise<void> => {
  for await (const page of pagesOf(documents, notice, "claimed"))
    for (const { id, at } of page) if (later(at, claimHolds) <= now) await giveUp(documents, id, chain, now)
}

/** Ends what still waits, some a change. Gives whether nothing is left on its way either. */
export const dropAll = async (
  documents: Documents,
  notice: string,
  reason: "stopped" | "over",
  chain: Chain,
  now: Instant,
): Promise<boolean> => {
  await giveUpLost(documents, notice, chain, now)
  await dropSome(documents, notice, reason, chain, now, () => true)
  return (await documents.list(messages, { where: { state: "claimed", notice }, limit: 1 })).length === 0
}

/** Ends what has waited too long since the notice went out, or since staff had it sent again. */
export const dropOld = async (
  documents: Documents,
  { id, starts }: { readonly id: string; readonly starts?: Instant | undefined },
  chain: Chain,
  now: Instant,
): Promise<void> => {
  // Nothing is sent again before the notice went out.
  if (starts === undefined || !isOld(starts, now)) return
  await dropSome(documents, id, "expired", chain, now, ({ asked = starts }) => isOld(asked, now))
}

const dropSome = async (
  documents: Documents,
  notice: string,
  reason: "stopped" | "over" | "expired",
  chain: Chain,
  now: Instant,
  which: (message: Message) => boolean,
): Promise<void> => {
  for await (const page of pagesOf(documents, notice, "waiting")) {
    const ids = page.filter(which).map(({ id }) => id)
    // A message touches at most four documents: itself, its notice, its credit and the credit's entry.
    for (let at = 0; at < ids.length; at += 12) await drop(documents, ids.slice(at, at + 12), reason, chain, now)
  }
}
