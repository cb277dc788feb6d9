import type { Message } from "../outbox/records.ts"
import { type Reason, reasons } from "../outbox/rules.ts"
import type { Channel } from "../templates/rules.ts"

/** What became of one channel's messages: figures by state and by reason, in the order of the reasons, never a ranking. */
export const channelReport = (channel: Channel, found: readonly Message[]) => {
  const dead = new Map<Reason, number>()
  const count = { sent: 0, waiting: 0, doubtful: 0 }
  let arrived = 0
  for (const { state, reason, doubts, arrived: at } of found.filter(message => message.channel === channel)) {
    if (state === "dead" && reason) dead.set(reason, (dead.get(reason) ?? 0) + 1)
    else count[state === "sent" ? "sent" : "waiting"] += 1
    if (state === "sent" && doubts > 0) count.doubtful += 1
    if (state === "sent" && at) arrived += 1
  }
  return {
    channel,
    ...count,
    ...(arrived > 0 && { arrived }),
    dead: reasons.flatMap(reason => {
      const people = dead.get(reason)
      return people ? [{ reason, people }] : []
    }),
  }
}
