import { digest } from "../../../shared/digest.ts"
import type { Stored, Tx } from "../../../shared/store.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import type { Channel } from "../../templates/rules.ts"
import { type Message, messageId, messages } from "../records.ts"
import { fallsBack, mayResend, type Reason } from "../rules.ts"

/** The ways out of the house in the order they are tried; the first that reaches a person is taken. */
export type Chain = readonly Channel[]

/** The channels of a notice; those that went out before communities had an order of their own tried WeChat only. */
export const chainOf = ({ chain }: { readonly chain?: Chain | undefined }): Chain => chain ?? ["wechat"]

/** A message nobody has tried to send yet. */
export const fresh = (notice: string, person: Message["person"], channel: Channel, now: Instant): Message => ({
  notice,
  person,
  channel,
  state: "waiting",
  round: 0,
  tries: 0,
  next: now,
  at: now,
  paid: false,
  doubts: 0,
})

/** A message that staff had sent again at that moment: tried anew, and news from then on. */
export const renewed = (
  { reason: _, last: __, ref: ___, ...message }: Stored<Message>,
  asked: Instant,
  now: Instant,
): Stored<Message> => ({
  ...message,
  state: "waiting",
  round: message.round + 1,
  tries: 0,
  next: now,
  at: now,
  asked,
})

/** Whether a message has ended for a reason that may have passed, without having arrived. */
export const isFailed = ({ state, reason }: Message): boolean =>
  state === "dead" && reason !== undefined && mayResend(reason)

/** Step: ends a message that has not been sent, for a reason, and tries the next channel where that helps. */
export const end = async (
  tx: Tx,
  message: Stored<Message>,
  reason: Reason,
  chain: Chain,
  now: Instant,
): Promise<undefined> => {
  await tx.put(messages, message.id, { ...message, state: "dead", reason, at: now })
  const channel = chain[chain.indexOf(message.channel) + 1]
  if (!channel || !fallsBack(reason)) return undefined
  const { notice, person, asked } = message
  const id = messageId(notice, person, channel)
  const before = await tx.get(messages, id)
  if (!before) await tx.create(messages, id, { ...fresh(notice, person, channel, now), ...(asked && { asked }) })
  else if (asked && isFailed(before) && (before.asked ?? "") < asked)
    await tx.put(messages, id, renewed(before, asked, now))
  return undefined
}

/** What a message writes in the credit's books: each cause once a try at most. */
export const entryOf = ({ notice, channel, round, tries }: Message, cause: string): string =>
  `${notice}.${channel}.${cause}.${round}.${tries}`

/** 0 to 999, from the message and its tries: jitter without chance. */
export const spreadOf = (message: Stored<Message>): number =>
  Number.parseInt(digest(`${message.id}|${message.tries}`).slice(0, 6), 16) % 1000
