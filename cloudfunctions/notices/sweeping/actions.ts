import { noteDue } from "../../shared/due.ts"
import type { Scope } from "../../shared/scope.ts"
import { changeLimit, type Documents, every, listLimit, type Store } from "../../shared/store.ts"
import { dayOf } from "../../shared/values/day.ts"
import { type Instant, later, minute } from "../../shared/values/instant.ts"
import { inbox } from "../inbox/records.ts"
import { chainOf } from "../outbox/ending/actions.ts"
import { lanes, type Message, messages, stops, stopsScope } from "../outbox/records.ts"
import { readersOf } from "../reporting/actions.ts"
import { channelReport } from "../reporting/figures.ts"
import { notices } from "../writing/records.ts"
import { entriesKept, lanesKept, messagesKept } from "./rules.ts"

/** Documents a turn: the rest is seen to by the next one. */
const aTurn = listLimit
const soon = minute

/** Notes when the messages of a notice, and later its entries in the inbox, will be swept. May be noted twice. */
export const noteSweeping = async (store: Store, scope: Scope, notice: string, starts: Instant): Promise<void> => {
  await noteDue(store, "notices", { at: later(starts, messagesKept), scope, what: `sweep:${notice}` })
  await noteDue(store, "notices", { at: later(starts, entriesKept), scope, what: `forget:${notice}` })
}

/**
 * Step of the timer: removes the messages of a notice that is long over, some a turn; its figures are written into the notice
 * before the first of them goes, and stay for ever. Lanes and stops that are over go with them. May run twice, and may stop
 * anywhere.
 */
export const sweep = async (
  store: Store,
  documents: Documents,
  id: string,
  now: Instant,
): Promise<"done" | Instant> => {
  const found: Message[] = []
  const notice = await documents.read(notices, id)
  if (notice && !notice.figures) {
    for await (const message of every(documents, messages, { notice: id })) found.push(message)
    const channels = chainOf(notice).map(channel => channelReport(channel, found))
    const figures = { read: await readersOf(documents, id), channels }
    await documents.change(async tx => {
      const current = await tx.get(notices, id)
      if (current && !current.figures) await tx.put(notices, id, { ...current, figures })
    })
  }
  const some = await documents.list(messages, { where: { notice: id }, limit: aTurn })
  await removeAll(documents, messages, some)
  if (some.length === aTurn) return later(now, soon)
  await sweepLanes(documents, now)
  await sweepStops(store, now)
  return "done"
}

/** Step of the timer: removes the entries of an old notice from every inbox, some a turn. */
export const forgetEntries = async (documents: Documents, id: string, now: Instant): Promise<"done" | Instant> => {
  const some = await documents.list(inbox, { where: { notice: id }, limit: aTurn })
  await removeAll(documents, inbox, some)
  return some.length === aTurn ? later(now, soon) : "done"
}

/** Lanes of persons to whom nothing was sent for a month. */
const sweepLanes = async (documents: Documents, now: Instant): Promise<void> => {
  const before = dayOf(later(now, -lanesKept))
  const over: { readonly id: string }[] = []
  for await (const lane of every(documents, lanes)) if (lane.day !== "" && lane.day < before) over.push(lane)
  await removeAll(documents, lanes, over)
}

const sweepStops = async (store: Store, now: Instant): Promise<void> => {
  const documents = store.in(stopsScope)
  const found = await documents.list(stops)
  await removeAll(
    documents,
    stops,
    found.filter(({ until }) => later(until, lanesKept) <= now),
  )
}

type Swept = typeof messages | typeof inbox | typeof lanes | typeof stops

const removeAll = async (
  documents: Documents,
  from: Swept,
  some: readonly { readonly id: string }[],
): Promise<void> => {
  const living = from as typeof lanes
  for (let at = 0; at < some.length; at += changeLimit)
    await documents.change(async tx => {
      for (const { id } of some.slice(at, at + changeLimit)) await tx.remove(living, id)
    })
}
