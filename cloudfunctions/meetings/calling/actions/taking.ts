import type { Charter } from "../../../councils/rules.ts"
import type { Documents, Tx } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import { topicDecided, topicReleased, topicTaken } from "../../topics/actions.ts"
import { topics } from "../../topics/records.ts"
import { lackingBefore, type Outcome } from "../../topics/rules.ts"
import type { Item } from "../meeting-shape.ts"
import { refuse } from "../refusals.ts"

type OfTopic = Pick<Item, "kind" | "title"> & { readonly topic?: Id<"topic"> | undefined }

/**
 * Refuses a topic that is not this body's, and a motion before what the charter sets has happened: 前置研究 and the steps that
 * come before deciding. A motion without a topic has had no study.
 */
export const checkTopics = async (
  documents: Documents,
  body: Id<"body">,
  charter: Charter,
  agenda: readonly OfTopic[],
): Promise<void> => {
  for (const { topic: about, title, kind } of agenda) {
    const topic = about === undefined ? undefined : await documents.read(topics, about)
    if (about !== undefined && topic?.body !== body) throw refuse("topicElsewhere", { title })
    if (kind !== "motion") continue
    if (charter.study && topic?.study === undefined) throw refuse("studyMissing", { title })
    if (topic && lackingBefore(charter, topic).length > 0) throw refuse("stepsMissing", { title })
  }
}

/** Step: the topics on a meeting's agenda know it; those that were on it and are no longer wait for another. */
export const takeTopics = async (
  tx: Tx,
  meeting: Id<"meeting">,
  agenda: readonly Item[],
  before: readonly Item[] = [],
): Promise<void> => {
  const now = new Set(agenda.map(({ topic }) => topic))
  for (const { topic } of before) if (topic !== undefined && !now.has(topic)) await topicReleased(tx, topic, meeting)
  for (const { topic, item } of agenda) if (topic !== undefined) await topicTaken(tx, topic, { meeting, item })
}

/** Step: what a meeting made of the topic of an item, if the item has one. */
export const decideTopic = async (
  tx: Tx,
  meeting: Id<"meeting">,
  { topic }: Pick<Item, "topic">,
  by: { readonly motion?: Id<"motion">; readonly is: Outcome; readonly at: Instant },
): Promise<void> => {
  if (topic !== undefined) await topicDecided(tx, topic, { meeting, ...by })
}

/** Step: a meeting is over: what it talked about without a vote has been discussed. */
export const discussTopics = async (tx: Tx, meeting: Id<"meeting">, agenda: readonly Item[], at: Instant) => {
  for (const { topic } of agenda) {
    if (topic === undefined || (await tx.get(topics, topic))?.state !== "taken") continue
    await topicDecided(tx, topic, { meeting, is: "discussed", at })
  }
}
