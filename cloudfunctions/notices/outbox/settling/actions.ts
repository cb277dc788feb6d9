import { isForHomes } from "../../../shared/audience.ts"
import { noteDue } from "../../../shared/due.ts"
import type { HousematesOf, Trouble } from "../../../shared/ports.ts"
import type { Receipt } from "../../../shared/receipt.ts"
import { directoryScope, type Scope } from "../../../shared/scope.ts"
import { type Documents, listLimit, type Store, type Stored, Taken, type Tx } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { type Instant, instantOf, later, msOf, second } from "../../../shared/values/instant.ts"
import { refsKept } from "../../sweeping/rules.ts"
import type { Channel } from "../../templates/rules.ts"
import { notices } from "../../writing/records.ts"
import { chainOf, end } from "../ending/actions.ts"
import { enterFor } from "../marking/actions.ts"
import { type Message, messageId, messages, refs } from "../records.ts"
import { policies } from "../rules.ts"

/** Channels whose receipts say nothing but the platform's own name of a message. */
const namesNobody: ReadonlySet<Channel> = new Set(["sms"])

/** Where a name that a platform has given is looked up. */
const refAt = (channel: Channel, ref: string) => {
  const id = `${channel}:${ref}`
  return { id, scope: directoryScope(id) }
}

/** Step: remembers which message a platform calls so, where its receipt will say no more than that. */
export const keepRef = async (
  store: Store,
  scope: Scope,
  { id: message, channel }: Pick<Stored<Message>, "id" | "channel">,
  ref: string | undefined,
  now: Instant,
): Promise<void> => {
  if (ref === undefined || !namesNobody.has(channel)) return
  const { id, scope: at } = refAt(channel, ref)
  await noteDue(store, "notices", { at: later(now, refsKept), scope: at, what: `ref:${id}` })
  try {
    await store.in(at).change(tx => tx.create(refs, id, { scope, message, at: now }))
  } catch (error) {
    if (!(error instanceof Taken)) throw error
  }
}

/** Step of the timer: forgets a platform's name of a message. */
export const forgetRef = async (documents: Documents, id: string): Promise<"done"> => {
  await documents.change(tx => tx.remove(refs, id))
  return "done"
}

/** The message that a platform calls so, where it names nobody. */
export const messageOfRef = async (store: Store, channel: Channel, ref: string) => {
  const { id, scope } = refAt(channel, ref)
  const found = await store.in(scope).read(refs, id)
  return found && { documents: store.in(found.scope as Scope), message: found.message }
}

/** The message of one person that a platform calls so, the newest first: a receipt comes soon. */
export const messageOfPerson = async (
  documents: Documents,
  person: Id<"person">,
  channel: Channel,
  ref: string,
): Promise<string | undefined> => {
  let after: string | undefined
  do {
    const page: Stored<Message>[] = await documents.list(messages, {
      where: { person },
      newestFirst: true,
      ...(after !== undefined && { after }),
    })
    const found = page.find(message => message.ref === ref && message.channel === channel)
    if (found) return found.id
    after = page.length === listLimit ? page.at(-1)?.id : undefined
  } while (after !== undefined)
  return undefined
}

/** Between two looks at what receipts have set going (ms): no change is on its way for longer, and many share one look. */
const looksEvery = 20 * second
/** A look that the change which follows cannot miss. */
const nextLook = (now: Instant): Instant => instantOf((Math.floor(msOf(now) / looksEvery) + 2) * looksEvery)

/**
 * Step: what the platform says became of a message that it had taken. One that has not arrived ends, and the next channel is
 * tried, as if it had been refused at once; who was not written to because this one was has their own again. The first word
 * stands; the same again changes nothing.
 */
export const settle = async (
  { store, housematesOf }: { readonly store: Store; readonly housematesOf: HousematesOf },
  documents: Documents,
  id: string,
  { ref, trouble }: Pick<Receipt, "ref" | "trouble">,
  now: Instant,
): Promise<void> => {
  const before = await documents.read(messages, id)
  if (!before || isSettled(before, ref)) return
  if (trouble) {
    const what = `deliver:${before.notice}:receipt`
    await noteDue(store, "notices", { at: nextLook(now), scope: documents.scope, what })
  }
  const home = trouble ? await housematesOf(documents.scope, before.person) : []
  await documents.change(async tx => {
    const message = await tx.get(messages, id)
    if (!message || isSettled(message, ref)) return
    if (trouble) await undelivered(tx, message, trouble, home, now)
    else await tx.put(messages, id, { ...message, arrived: now })
  })
}

const isSettled = (message: Message, ref: string): boolean =>
  message.state !== "sent" || message.ref !== ref || message.arrived !== undefined

const undelivered = async (
  tx: Tx,
  message: Stored<Message>,
  trouble: Trouble,
  home: readonly Id<"person">[],
  now: Instant,
): Promise<void> => {
  const notice = await tx.get(notices, message.notice)
  const { reason, credit } = policies[trouble]
  // WeChat has said that there is no consent: the books have none either.
  if (credit === "zero" && message.channel === "wechat") await enterFor(tx, message, "refused", now)
  // It was taken, and with it the consent: to be sent again it needs another one.
  await end(tx, { ...message, paid: false }, reason, chainOf(notice ?? {}), now)
  if (!notice || !isForHomes(notice.audience)) return
  for (const person of home) {
    const spared = await tx.get(messages, messageId(message.notice, person, "wechat"))
    if (spared?.state !== "dead" || spared.reason !== "atHome") continue
    const { reason: _, ...again } = spared
    await tx.put(messages, spared.id, { ...again, state: "waiting", next: now, at: now })
  }
}
