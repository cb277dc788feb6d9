import type { Actions } from "../../shared/ask.ts"
import { isUnseen } from "../../shared/audience.ts"
import { noteDue } from "../../shared/due.ts"
import { type Documents, every, type Store, type Stored, type Tx } from "../../shared/store.ts"
import { type Instant, msOf } from "../../shared/values/instant.ts"
import { readyFor } from "../credits/actions.ts"
import { inbox } from "../inbox/records.ts"
import { type Chain, chainOf, isFailed, renewed } from "../outbox/ending/actions.ts"
import { type Message, messages, stops, stopsScope } from "../outbox/records.ts"
import { refuse } from "../refusals.ts"
import type { Channel } from "../templates/rules.ts"
import { mayVisit } from "../visiting/actions.ts"
import { notices } from "../writing/records.ts"
import { comesInTime, queueOf, waitsOf } from "../writing/rules.ts"
import type { contract } from "./contract.ts"
import { channelReport } from "./figures.ts"
import { inFives, roughly } from "./roughly.ts"

const pageOf = 20
/** Messages a change when sending again: each is one document. */
const aChange = 40

const closedUntil = async (store: Store, channel: Channel, now: Instant): Promise<{ closedUntil?: Instant }> => {
  const stop = await store.in(stopsScope).read(stops, channel)
  return stop && stop.until > now ? { closedUntil: stop.until } : {}
}

/** How many have read a notice. */
export const readersOf = async (documents: Documents, notice: string): Promise<number> => {
  let count = 0
  for await (const { unread } of every(documents, inbox, { notice })) if (!unread) count += 1
  return count
}

export const actions: Actions<typeof contract> = {
  list: async ({ input, documents, now }) => {
    const found = await documents.list(notices, {
      newestFirst: true,
      limit: pageOf,
      ...(input.after !== undefined && { after: input.after }),
    })
    const last = found.at(-1)
    return {
      notices: found.map(({ id, words, urgent, state, at, starts, persons, audience, fact }) => ({
        notice: id,
        title: words.zh.title,
        ...(words.en && { english: words.en.title }),
        urgent,
        state,
        at,
        people: isUnseen(audience) ? inFives(persons) : persons,
        made: fact !== undefined,
        ...(starts && { starts }),
        ...(state === "set" && starts && { waits: waitsOf(starts, now) }),
      })),
      ...(last && found.length === pageOf && { next: last.id }),
    }
  },
  report: async ({ input, documents, store, now }) => {
    const notice = await documents.read(notices, input.notice)
    if (!notice) throw refuse("noSuchNotice")
    const { urgent, state, starts, withdrawn, persons, words } = notice
    const found: Stored<Message>[] = []
    for await (const message of every(documents, messages, { notice: notice.id })) found.push(message)
    const chain = chainOf(notice)
    const { read, channels } = notice.figures ?? {
      read: await readersOf(documents, notice.id),
      channels: chain.map(channel => channelReport(channel, found)),
    }
    const whole = {
      notice: input.notice,
      ...words.zh,
      ...(words.en && { english: words.en }),
      urgent,
      state,
      people: persons,
      read,
      channels: await Promise.all(
        channels.map(async one => ({ ...one, ...(await closedUntil(store, one.channel, now)) })),
      ),
      resendable: comesInTime(notice, now)
        ? goAgain(found, chain, await readyFor(documents, notice.template)).length
        : 0,
      visits: mayVisit(notice),
      ...(notice.announced && { announced: notice.announced }),
      ...(starts && { starts }),
      ...(withdrawn && { reason: withdrawn.reason }),
    }
    return isUnseen(notice.audience) ? roughly(whole) : whole
  },
  resend: async ask => {
    const { input, documents, now, store } = ask
    const notice = await documents.read(notices, input.notice)
    if (!notice) throw refuse("noSuchNotice")
    if (notice.state !== "out" && notice.state !== "going") throw refuse("nothingFailed")
    if (isUnseen(notice.audience)) throw refuse("remindedOnce")
    if (!comesInTime(notice, now)) throw refuse("comesTooLate")
    const ready = await readyFor(documents, notice.template)
    const found: Stored<Message>[] = []
    for await (const message of every(documents, messages, { notice: notice.id })) found.push(message)
    const ids = goAgain(found, chainOf(notice), ready).map(({ id }) => id)
    const again = canGoAgain(ready)
    if (ids.length === 0) throw refuse("nothingFailed")
    const what = `deliver:${notice.id}:${msOf(now)}:${ask.keyedId("resend")}`
    await noteDue(store, queueOf(notice), { at: now, scope: documents.scope, what })
    const requeue = async (tx: Tx, some: readonly string[]): Promise<void> => {
      for (const id of some) {
        const message = await tx.get(messages, id)
        if (message && again(message)) await tx.put(messages, id, renewed(message, now, now))
      }
    }
    // The last of them go with the acknowledgement: a try that broke off leaves something for its repeat to do.
    const last = ids.slice(-aChange)
    for (let at = 0; at < ids.length - last.length; at += aChange)
      await documents.change(tx => requeue(tx, ids.slice(at, Math.min(at + aChange, ids.length - last.length))))
    return ask.change(async tx => {
      await requeue(tx, last)
      return { notice: input.notice, again: ids.length }
    })
  },
}

/**
 * What is sent again, one message a person: of those whom no channel has reached, or is about to, the first in the order of
 * trying that can help.
 */
const goAgain = (found: readonly Stored<Message>[], chain: Chain, ready: ReadonlySet<string>): Stored<Message>[] => {
  const heard = new Set(found.filter(({ state }) => state !== "dead").map(({ person }) => person))
  const again = canGoAgain(ready)
  const chosen = new Map<string, Stored<Message>>()
  for (const channel of chain)
    for (const message of found)
      if (message.channel === channel && !heard.has(message.person) && !chosen.has(message.person) && again(message))
        chosen.set(message.person, message)
  return [...chosen.values()]
}

/** Sending again helps where the reason may have passed; without a credit only who has agreed since, without an account nobody. */
const canGoAgain =
  (ready: ReadonlySet<string>) =>
  (message: Message): boolean => {
    if (!isFailed(message)) return false
    return message.channel === "wechat" ? message.paid || ready.has(message.person) : message.reason !== "noAddress"
  }
