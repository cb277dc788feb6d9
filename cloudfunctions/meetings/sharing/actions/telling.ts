import { digest } from "../../../shared/digest.ts"
import type { Due } from "../../../shared/due.ts"
import type { CardTrouble, Changed, LiveCards, Log } from "../../../shared/ports.ts"
import type { Documents, Store, Stored } from "../../../shared/store.ts"
import { id } from "../../../shared/values/id.ts"
import { type Instant, later } from "../../../shared/values/instant.ts"
import { pageOf } from "../../calling/actions/reading.ts"
import { meetings } from "../../calling/records.ts"
import type { Looking } from "../../hall/actions/looking.ts"
import { roomOf } from "../../hall/actions/reading.ts"
import { halls } from "../../hall/records.ts"
import { type KeptCard, liveCards } from "../records.ts"
import { closest, idleEvery, lookEvery, nextLook, type Said, saidOf, sameSaid, waitAfter } from "../rules.ts"

/** What the clock has in hand when it sees to cards. */
export interface World {
  readonly store: Store
  readonly now: Instant
  readonly log: Log
  readonly live: LiveCards | undefined
  readonly looking: Pick<Looking, "roll">
}

/** What asking again would not change: the next thing the card has to say is said anew. */
const forGood: ReadonlySet<CardTrouble["trouble"]> = new Set<CardTrouble["trouble"]>([
  ...(["badContent", "badPage", "badTemplate", "banned"] as const),
])
/** So many failures in a row are one line for the administrator, not one each. */
const alarmAt = 3

/**
 * Step of the timer: the cards of a meeting say how many are there, every few seconds while its people come in, and last that
 * it has begun. Outside of every change, so that no check-in waits for it. What is over is removed. May run twice, and in
 * several processes at once. Says when to look again.
 */
export const seeToCards = async (world: World, due: Due): Promise<"done" | Instant> => {
  const { store, now, live, looking } = world
  const documents = store.in(due.scope)
  const about = id<"meeting">(due.what.slice(due.what.indexOf(":") + 1))
  const known = await documents.list(liveCards, { where: { meeting: about } })
  if (known.length === 0) return "done"
  const meeting = await documents.read(meetings, about)
  const isOver = ({ until }: KeptCard): boolean => meeting?.state === "cancelled" || until <= now
  await remove(documents, known.filter(isOver))
  const left = known.filter(card => !isOver(card) && !card.said.begun)
  if (left.length === 0 || !live) return "done"
  if (!(await documents.read(halls, about))) return nextLook(now, idleEvery)
  const ground = { store, documents, now }
  const room = await roomOf(ground, about, () => looking.roll(ground, about))
  const said = saidOf(room.meeting, room.hall, room.figures)
  let soonest: Instant | undefined
  for (const card of left) {
    const from = (await tell(world, live, documents, card, said)) ?? now
    if (soonest === undefined || from < soonest) soonest = from
  }
  // Once it has begun there is no news: what is left to do is to try again.
  return nextLook(said.begun && soonest ? soonest : now, lookEvery)
}

const remove = async (documents: Documents, cards: readonly Stored<KeptCard>[]): Promise<void> => {
  if (cards.length === 0) return
  await documents.change(async tx => {
    for (const { id: card } of cards) await tx.remove(liveCards, card)
  })
}

/**
 * Says it, if it is news, this card's turn, and nobody else has just tried; then writes down what came of it. Gives from when
 * to try again what was not taken.
 */
const tell = async (
  { now, log }: World,
  live: LiveCards,
  documents: Documents,
  { id: card, said: before, again, activity, meeting }: Stored<KeptCard>,
  said: Said,
): Promise<Instant | undefined> => {
  if (sameSaid(before, said)) return undefined
  if (again !== undefined && now < again) return again
  const mine = await documents.change(async tx => {
    const found = await tx.get(liveCards, card)
    if (!found || (found.tried !== undefined && now < later(found.tried, closest))) return false
    await tx.put(liveCards, card, { ...withoutId(found), tried: now })
    return true
  })
  if (!mine) return undefined
  const page = pageOf(documents.scope, meeting).slice(1)
  const outcome = await live.show(activity, { ...said, page })
  const kept = await documents.change(async tx => {
    const found = await tx.get(liveCards, card)
    if (!found) return undefined
    if (!outcome.changed && outcome.trouble === "over") {
      await tx.remove(liveCards, card)
      return undefined
    }
    const { again: _, ...rest } = withoutId(found)
    const next: KeptCard =
      outcome.changed || forGood.has(outcome.trouble)
        ? { ...rest, said, failed: 0 }
        : {
            ...rest,
            failed: rest.failed + 1,
            again: later(now, waitAfter(rest.failed, partOf(`${card} ${rest.failed}`))),
          }
    await tx.put(liveCards, card, next)
    return next
  })
  if (worthALine(outcome, kept?.failed ?? 0))
    log.info({ event: "meetings.card", trouble: outcome.trouble, code: outcome.code })
  return kept?.again
}

/** What an administrator should know: what is refused for good, and the third failure in a row. That a card has ended is ordinary. */
const worthALine = (outcome: Changed, failed: number): outcome is Extract<Changed, { changed: false }> =>
  !outcome.changed && (forGood.has(outcome.trouble) || failed === alarmAt)

/** A fraction in [0, 1) that is the same whenever it is asked for. */
const partOf = (text: string): number => Number.parseInt(digest(text).slice(0, 8), 16) / 0x1_0000_0000

const withoutId = <T extends { id: string }>({ id: _, ...body }: T): Omit<T, "id"> => body
