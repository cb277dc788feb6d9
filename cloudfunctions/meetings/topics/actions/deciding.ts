import type { Actions, Ask, Resident } from "../../../shared/ask.ts"
import type { Due } from "../../../shared/due.ts"
import { type Documents, every, type Store } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { id } from "../../../shared/values/id.ts"
import { type Instant, later, minute } from "../../../shared/values/instant.ts"
import type { contract } from "../contract.ts"
import { endorsementId, endorsements, type Topic, topics } from "../records.ts"
import { checkMayEnd, checkMerge, checkState } from "../rules.ts"
import { counted, noteReached } from "./endorsing.ts"
import { factFor, thresholdOf, topicIn } from "./reading.ts"

type Deciding = Pick<
  Actions<typeof contract>,
  "showTopic" | "acceptTopic" | "mergeTopic" | "referTopic" | "declineTopic"
>

type Ended = Omit<NonNullable<Topic["ended"]>, "at">

/** Ends a topic in public, with its reason, and tells whoever proposed and endorsed it. */
const end = async <S extends "referred" | "declined">(
  ask: Ask<{ readonly topic: Id<"topic"> }, Resident>,
  state: S,
  ended: Ended,
  kind: string,
): Promise<{ state: S }> => {
  const { documents, now } = ask
  const about = ask.input.topic
  const before = await topicIn(documents, about)
  checkMayEnd(before)
  const told = await factFor(documents, about, before, kind, { reason: ended.reason, to: ended.to ?? "" }, now)
  return ask.change(
    async tx => {
      const topic = await topicIn(tx, about)
      checkMayEnd(topic)
      // What ends is public, also what was never shown: nothing a resident asks for disappears without a reason.
      await tx.put(topics, about, { ...topic, state, shownAt: topic.shownAt ?? now, ended: { ...ended, at: now } })
      return { state }
    },
    [told],
  )
}

/** Copies what endorses one topic to another, a few in each change; who has endorsed both counts once. May run twice. */
const moveEndorsements = async (documents: Documents, from: Id<"topic">, into: Id<"topic">): Promise<void> => {
  for await (const { id: _, ...one } of every(documents, endorsements, { topic: from }))
    await documents.change(async tx => {
      if (await tx.get(endorsements, endorsementId(into, one.unit))) return
      await tx.create(endorsements, endorsementId(into, one.unit), { ...one, topic: into })
      await counted(tx, into, one.unit, 1)
    })
}

/** What the office does with topics: show, take up, join, hand on, decline; the last three with a reason in public. */
export const deciding: Deciding = {
  showTopic: async ask => {
    const { store, documents, now } = ask
    const about = ask.input.topic
    const before = await topicIn(documents, about)
    checkState(before, "waiting")
    const threshold = await thresholdOf(store, documents, before.body, now)
    const told = await factFor(documents, about, before, "meetings.topicShown", { needed: threshold.needed }, now)
    return ask.change(
      async tx => {
        const topic = await topicIn(tx, about)
        checkState(topic, "waiting")
        await tx.put(topics, about, { ...topic, state: "open", shownAt: now, threshold })
        return { state: "open" as const }
      },
      [told],
    )
  },

  acceptTopic: async ask => {
    const { documents, now } = ask
    const about = ask.input.topic
    const before = await topicIn(documents, about)
    checkState(before, "open")
    const told = await factFor(documents, about, before, "meetings.topicAccepted", {}, now)
    return ask.change(
      async tx => {
        const topic = await topicIn(tx, about)
        checkState(topic, "open")
        await tx.put(topics, about, { ...topic, state: "accepted", acceptedAt: now })
        return { state: "accepted" as const }
      },
      [told],
    )
  },

  mergeTopic: async ask => {
    const { documents, now, store } = ask
    const { topic: about, into, reason } = ask.input
    const [from, other] = [await topicIn(documents, about), await topicIn(documents, into)]
    checkMerge(from, other, about === into)
    await ask.due(later(now, minute), documents.scope, `merge:${about}|${into}`)
    const told = await factFor(documents, about, from, "meetings.topicMerged", { reason, into: other.title }, now)
    const merged = await ask.change(
      async tx => {
        const [topic, target] = [await topicIn(tx, about), await topicIn(tx, into)]
        checkMerge(topic, target, about === into)
        const ended = { reason, at: now, into }
        await tx.put(topics, about, { ...topic, state: "merged", shownAt: topic.shownAt ?? now, ended })
        return { state: "merged" as const }
      },
      [told],
    )
    await moveEndorsements(documents, about, into)
    await noteReached(store, documents, into, now)
    return merged
  },

  referTopic: ask => end(ask, "referred", { reason: ask.input.reason, to: ask.input.to }, "meetings.topicReferred"),

  declineTopic: ask => end(ask, "declined", { reason: ask.input.reason }, "meetings.topicDeclined"),
}

/** Sees to "merge:<from>|<into>": makes a moving whole that was cut off. */
export const seeToMerger = async (store: Store, due: Due, now: Instant): Promise<"done"> => {
  const documents = store.in(due.scope)
  const [from = "", into = ""] = due.what.slice("merge:".length).split("|")
  const target = id<"topic">(into)
  // The entry is noted before the change: without the merger there is nothing to move.
  if ((await documents.read(topics, from))?.state !== "merged") return "done"
  await moveEndorsements(documents, id<"topic">(from), target)
  await noteReached(store, documents, target, now)
  return "done"
}
