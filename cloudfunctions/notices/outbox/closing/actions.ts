import type { Documents, Store } from "../../../shared/store.ts"
import { type Instant, later } from "../../../shared/values/instant.ts"
import { creditOf } from "../../credits/actions.ts"
import { creditId, credits } from "../../credits/records.ts"
import { isReady, noCredit, whyNot } from "../../credits/rules.ts"
import type { Channel, TemplateKey } from "../../templates/rules.ts"
import { notices } from "../../writing/records.ts"
import { type Chain, end } from "../ending/actions.ts"
import { dropped } from "../marking/actions.ts"
import { type Message, messages, stops, stopsScope } from "../records.ts"
import { stopFor } from "../rules.ts"
import type { Letter } from "../wording/actions.ts"

/** Channels that take no messages now, and until when they are believed not to. */
export type Closed = ReadonlyMap<Channel, Instant>

/** Step: the platform has closed a channel to us; it is left alone for a while. */
export const close = (store: Store, channel: Channel, code: string, now: Instant): Promise<void> =>
  store.in(stopsScope).change(tx => tx.put(stops, channel, { until: later(now, stopFor), code, at: now }))

/** The channels of a chain that the platform has closed to us. */
export const closedOf = async (store: Store, chain: Chain, now: Instant): Promise<Closed> => {
  const found = new Map<Channel, Instant>()
  for (const channel of chain) {
    const stop = await store.in(stopsScope).read(stops, channel)
    if (stop && stop.until > now) found.set(channel, stop.until)
  }
  return found
}

/** The channels tried after one. */
const after = (chain: Chain, channel: Channel): Chain => chain.slice(chain.indexOf(channel) + 1)

/** Of a pass: which channels the platform has closed, and which take none now, those among them. */
export interface Shut {
  readonly closed: Closed
  readonly silent: Closed
}

/** Whether a message on a closed channel may be looked at now, as there is an open one after it. */
const mayGoOn = ({ closed, silent }: Shut, chain: Chain, { channel, last }: Message): boolean =>
  closed.has(channel) && !last && after(chain, channel).some(one => !silent.has(one))

/** When a message wants to be looked at: while its channel takes none, as soon as that or one after it may. */
export const looksAt = (shut: Shut, chain: Chain, message: Message): Instant => {
  const { channel, next } = message
  if (!shut.silent.has(channel) || mayGoOn(shut, chain, message)) return next
  const opens = opensAt(shut, message.last ? [channel] : [channel, ...after(chain, channel)])
  return opens > next ? opens : next
}

/** When the first of some channels may take messages again. */
const opensAt = ({ silent }: Shut, some: Chain): Instant => {
  const [first, ...rest] = some.flatMap(one => silent.get(one) ?? [])
  if (first === undefined) throw new RangeError("none of them is silent")
  return rest.reduce((soonest, one) => (one < soonest ? one : soonest), first)
}

/** What becomes of a message on a closed channel: it goes on (`closed`), waits until another opens, or waits here for good. */
type Onward = "closed" | Pick<Message, "next"> | Pick<Message, "last">

/** What a pass knows of where a message can go. */
interface Ahead {
  readonly documents: Documents
  readonly shut: Shut
  readonly chain: Chain
  readonly template: TemplateKey
  /** What a message's channel would be asked to bring, or why it cannot be. */
  readonly letters: (message: Message) => Letter
}

/**
 * Where a message on a closed channel goes: on, if an open one after it can bring it; else it waits for the first of those that
 * could, or, being on the last that reaches its person, for its own.
 */
export const onward = async (
  { documents, shut, chain, template, letters }: Ahead,
  message: Message,
): Promise<Onward> => {
  const { person } = message
  const able: Channel[] = []
  for (const channel of after(chain, message.channel)) {
    if (typeof letters({ ...message, channel }) === "string") continue
    const credit = channel === "wechat" && ((await documents.read(credits, creditId(person, template))) ?? noCredit)
    if (!credit || isReady(credit)) able.push(channel)
  }
  if (able.some(one => !shut.silent.has(one))) return "closed"
  return able.length > 0 ? { next: opensAt(shut, [message.channel, ...able]) } : { last: true }
}

/**
 * Step: sees to a message whose channel takes none now. Whoever has no consent there, or wants none, does not wait for it; on a
 * channel that is closed the message goes `on`, or is put off.
 */
export const passOn = (documents: Documents, id: string, chain: Chain, now: Instant, on?: Onward): Promise<void> =>
  documents.change(async tx => {
    const message = await tx.get(messages, id)
    if (message?.state !== "waiting") return
    if (message.channel === "wechat" && !message.paid) {
      const notice = await tx.get(notices, message.notice)
      const credit = notice && (await creditOf(tx, message.person, notice.template))
      if (credit && !isReady(credit)) return end(tx, message, whyNot(credit), chain, now)
    }
    if (on === "closed") await dropped(tx, message, "closed", chain, now)
    else if (on) await tx.put(messages, id, { ...message, ...on })
  })
