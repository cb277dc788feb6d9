import { inParallel } from "../../../shared/parallel.ts"
import type { Delivered, Log } from "../../../shared/ports.ts"
import type { Documents, Store, Stored } from "../../../shared/store.ts"
import { type Instant, later, second } from "../../../shared/values/instant.ts"
import { toComeOf } from "../../planning/actions.ts"
import type { Need } from "../../planning/rules.ts"
import type { Channel } from "../../templates/rules.ts"
import { type Notice, notices } from "../../writing/records.ts"
import { isOver } from "../../writing/rules.ts"
import { claim, setAside } from "../claiming/actions.ts"
import { type Closed, close, closedOf, looksAt, onward, passOn } from "../closing/actions.ts"
import { type Chain, chainOf } from "../ending/actions.ts"
import { drop, mark } from "../marking/actions.ts"
import type { Message } from "../records.ts"
import { policies, quietUntil } from "../rules.ts"
import { keepRef } from "../settling/actions.ts"
import { dropAll, dropOld, giveUpLost, nextLook, readyMessages } from "../waiting/actions.ts"
import { type Letter, lettersOf, type Ways } from "../wording/actions.ts"

/** What a turn of the timer, over all notices, may still do. */
export interface Turn {
  /** So many messages may still be brought. */
  messages: number
  /** So many tries in a row found nobody to take them, by channel: one that is silent never holds up the others. */
  readonly inVain: Map<Channel, number>
  /** Nothing more is begun: a process that is ended over a message leaves it claimed, and lost. */
  readonly isOver: () => boolean
}

/** Everything a pass over the outbox has in hand. */
export interface Pass {
  readonly ways: Ways
  readonly store: Store
  readonly documents: Documents
  readonly now: Instant
  readonly log: Log
  readonly turn: Turn
  /** What is written of messages and of persons gathers. */
  readonly gathered: (documents: Documents) => Documents
}

/** So many messages are on their way at once; each to another person. */
const atOnce = 10
/** So many messages of one notice a turn: then another notice has its turn. */
const aTurn = 200
/** Nobody takes messages now: the rest is left as it is, neither claimed nor counted as tried, and looked at again after this. */
const pauseFor = 30 * second
/** A notice that is still being spread, or waits for another pass, is looked at again after this. */
const soon = 2 * second

/**
 * One pass over the waiting messages of a notice. Gives "done" when none is left that could still be sent, or when to
 * look again. A message that cannot be sent never holds up the others: the pass goes on behind it.
 */
export const deliver = async (pass: Pass, id: string): Promise<"done" | Instant> => {
  const { ways, store, documents, now, turn } = pass
  const notice = await documents.read(notices, id)
  if (!notice) return "done"
  const chain = chainOf(notice)
  const ends = endOf(notice, now)
  if (ends) {
    const nobody = await dropAll(documents, id, ends, chain, now)
    return nobody && notice.state !== "going" ? "done" : later(now, soon)
  }
  await dropOld(documents, notice, chain, now)
  await giveUpLost(documents, id, chain, now)
  const quiet = notice.urgent ? undefined : quietUntil(now)
  if (quiet) return quiet
  if (turn.messages <= 0 || turn.isOver()) return now
  const closed = await closedOf(store, chain, now)
  const shut = { closed, silent: silentBeside(turn, now, closed) }
  const looks = (message: Message) => looksAt(shut, chain, message)
  const { ready, more } = await readyMessages(documents, id, now, Math.min(aTurn, turn.messages), looks)
  turn.messages -= ready.length
  const letters = await lettersOf(ways, store, documents, notice, ready)
  const toCome = ready.length > 0 ? await toComeOf(documents, now) : []
  const ahead = { documents, shut, chain, template: notice.template, letters }
  const each = { ...pass, documents: pass.gathered(documents) }
  let failures = 0
  const failed = async ({ id, channel }: Stored<Message>, error: unknown): Promise<void> => {
    failures += 1
    pass.log.bug({ feature: "notices", step: "deliver", channel }, error)
    await setAside(documents, id, chain, now).catch(() => undefined)
  }
  // Nobody waits for what is written of a message that has left: the claim on the next one shares its commit.
  const writing: Promise<void>[] = []
  await inParallel(ready, atOnce, async message => {
    if (turn.isOver()) return
    try {
      if (closed.has(message.channel))
        return await passOn(each.documents, message.id, chain, now, await onward(ahead, message))
      if (isInVain(turn, message.channel)) return await passOn(each.documents, message.id, chain, now)
      const { marked } = await bring(each, chain, message, letters(message), toCome)
      writing.push(marked.catch(error => failed(message, error)))
    } catch (error) {
      await failed(message, error)
    }
  })
  await Promise.all(writing)
  if (turn.isOver() || (more && failures < ready.length)) return now
  const since = { closed, silent: silentBeside(turn, now, closed) }
  const next = await nextLook(documents, id, now, message => looksAt(since, chain, message))
  return next ?? (notice.state === "going" ? later(now, soon) : "done")
}

const endOf = (notice: Notice, now: Instant): "stopped" | "over" | undefined => {
  if (notice.state !== "going" && notice.state !== "out") return "stopped"
  return isOver(notice, now) ? "over" : undefined
}

/** As many in a row as are on their way at once: a poisoned few are not it. */
const isInVain = (turn: Turn, channel: Channel): boolean => (turn.inVain.get(channel) ?? 0) >= atOnce

/** The closed channels, and those on which nobody takes messages now. */
const silentBeside = ({ inVain }: Turn, now: Instant, closed: Closed): Closed => {
  const silent = [...inVain].filter(([, tries]) => tries >= atOnce).map(([channel]) => channel)
  return new Map([...silent.map(channel => [channel, later(now, pauseFor)] as const), ...closed])
}

/** Claims, sends outside of any change, marks. Gives, when the message has left the house, the mark that is being written. */
const bring = async (
  pass: Pass,
  chain: Chain,
  { id, channel }: Stored<Message>,
  letter: Letter,
  toCome: readonly Need[],
): Promise<{ readonly marked: Promise<void> }> => {
  const { documents, now, log } = pass
  const messenger = pass.ways.messengers[channel]
  if (typeof letter === "string") return { marked: drop(documents, [id], letter, chain, now) }
  if (!messenger) return { marked: drop(documents, [id], "noAddress", chain, now) }
  const tried = await claim(documents, id, chain, now, toCome, pass.ways.housematesOf)
  if (tried === undefined) return { marked: Promise.resolve() }
  let delivered: Delivered
  try {
    delivered = await messenger.send(letter)
  } catch (error) {
    log.bug({ feature: "notices", step: "send", channel }, error)
    delivered = { sent: false, trouble: "noAnswer", code: "thrown" }
  }
  const { inVain } = pass.turn
  inVain.set(channel, isTaken(delivered) ? 0 : (inVain.get(channel) ?? 0) + 1)
  if (!delivered.sent) await alarm(pass, channel, delivered)
  const ref = delivered.sent ? delivered.ref : undefined
  const marked = mark(documents, id, tried, delivered, chain, now)
  return { marked: marked.then(() => keepRef(pass.store, documents.scope, { id, channel }, ref, now)) }
}

/** Whether there was somebody who could take the message, or refuse this one. */
const isTaken = (delivered: Delivered): boolean =>
  delivered.sent || !["busy", "noAnswer", "credentials", "banned"].includes(delivered.trouble)

/** Our own mistakes are told to whoever runs the deployment; a channel that WeChat has closed is left alone for a while. */
const alarm = async (
  { store, now, log, turn }: Pass,
  channel: Channel,
  told: Delivered & { sent: false },
): Promise<void> => {
  const policy = policies[told.trouble]
  if (policy.alarm) log.bug({ feature: "notices", channel, trouble: told.trouble, code: told.code }, new Error("alarm"))
  if (policy.act !== "stop") return
  turn.inVain.set(channel, atOnce)
  await close(store, channel, told.code, now)
}
