import type { Due } from "../../../shared/due.ts"
import { Refusal } from "../../../shared/refusal.ts"
import type { Store } from "../../../shared/store.ts"
import { id } from "../../../shared/values/id.ts"
import { type Instant, later, minute, second } from "../../../shared/values/instant.ts"
import { countVote, freezeResult } from "../../../votes/actions.ts"
import { halls, motions } from "../records.ts"
import { decideItem, noted, noteQuorum } from "./noting.ts"
import { roomOf } from "./reading.ts"

/** The id behind the word of what is due. */
const aboutOf = ({ what }: Due): string => what.slice(what.indexOf(":") + 1)

/** A quorum that was lost or reached without anybody noticing is noted within the minute, while the meeting is open. */
export const watchQuorum = async (store: Store, due: Due, now: Instant): Promise<"done" | Instant> => {
  const documents = store.in(due.scope)
  const about = id<"meeting">(aboutOf(due))
  const hall = await documents.read(halls, about)
  if (!hall || hall.closed !== undefined) return "done"
  await noteQuorum({ store, documents, now }, about)
  return later(now, minute)
}

/**
 * Counts a motion whose vote has ended: the result and the motion's own state become true in one change. May run twice. An
 * entry of an end that never came about finds the motion open before its time, and leaves it to the planned end.
 */
export const countMotion = async (store: Store, due: Due, now: Instant): Promise<"done" | Instant> => {
  const documents = store.in(due.scope)
  const ground = { store, documents, now }
  const key = id<"motion">(aboutOf(due))
  const before = await documents.read(motions, key)
  if (!before || before.state === "counted" || before.state === "void") return "done"
  if (before.state === "open" && now < before.closes) return "done"
  const counted = await countVote(ground, before.vote).catch(notYet)
  if (!counted) return later(now, 2 * second)
  const { figures } = await roomOf(ground, before.meeting)
  await documents.change(async tx => {
    const found = await tx.get(motions, key)
    if (!found || found.state === "counted" || found.state === "void") return
    const { id: _, ...motion } = found
    await freezeResult(tx, counted)
    const [winner] = counted.result.outcome.winners
    const outcome = winner === undefined ? "failed" : "passed"
    const ended = motion.ended ?? motion.closes
    const which = motion.choices && winner !== undefined ? { decided: id<"option">(winner) } : {}
    await tx.put(motions, key, { ...motion, state: "counted", ended, outcome, ...which })
    await decideItem(tx, motion, { motion: key, is: outcome, at: ended })
    const room = motion.state === "open" && (await tx.get(halls, motion.meeting))
    if (!room) return
    const { id: __, motion: ___, ...hall } = room
    const told = { at: ended, what: "motionClosed" as const, motion: key, item: motion.item }
    await tx.put(halls, motion.meeting, await noted(tx, motion.meeting, hall, told, figures))
  })
  return "done"
}

/** What the count waits for: the end of the vote, the paper slips, or nothing since another count was first. */
const waitsFor = new Set(["votes.tooSoon", "votes.paperOpen", "votes.alreadyCounted"])

const notYet = (error: unknown): undefined => {
  if (!(error instanceof Refusal) || !waitsFor.has(error.code)) throw error
  return undefined
}
