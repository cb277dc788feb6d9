import { charterOf } from "../../../councils/actions.ts"
import type { Actions } from "../../../shared/ask.ts"
import type { Tx } from "../../../shared/store.ts"
import { dayOf } from "../../../shared/values/day.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import type { contract } from "../contract.ts"
import { topics } from "../records.ts"
import { refuse } from "../refusals.ts"
import { checkState, checkStep, type Outcome } from "../rules.ts"
import { topicIn } from "./reading.ts"

type Stepping = Pick<Actions<typeof contract>, "studyTopic" | "stepTopic">

/** What a charter sets before and after a decision: 前置研究 (城市居民委员会组织法 30), 四议两公开. */
export const stepping: Stepping = {
  studyTopic: async ask => {
    const { topic: about, opinion, day } = ask.input
    if (day > dayOf(ask.now)) throw refuse("dayLater")
    const charter = await charterOf(ask.documents, (await topicIn(ask.documents, about)).body)
    if (!charter.study) throw refuse("studyNotAsked")
    return ask.change(async tx => {
      const topic = await topicIn(tx, about)
      checkState(topic, "open", "accepted", "taken")
      await tx.put(topics, about, { ...topic, study: { opinion, day, at: ask.now } })
      return { day }
    })
  },

  stepTopic: async ask => {
    const { topic: about, step, day, note } = ask.input
    if (day > dayOf(ask.now)) throw refuse("dayLater")
    const charter = await charterOf(ask.documents, (await topicIn(ask.documents, about)).body)
    return ask.change(async tx => {
      const topic = await topicIn(tx, about)
      checkStep(charter, topic, step)
      await tx.put(topics, about, { ...topic, done: [...topic.done, { step, day, note, at: ask.now }] })
      return { step }
    })
  },
}

/** Step: a topic is put on the agenda of a meeting. Refuses one that has not been taken up, or is on another agenda. */
export const topicTaken = async (
  tx: Tx,
  about: Id<"topic">,
  on: { readonly meeting: Id<"meeting">; readonly item: Id<"item"> },
): Promise<void> => {
  const topic = await topicIn(tx, about)
  if (topic.state === "taken" && topic.meeting === on.meeting) {
    await tx.put(topics, about, { ...topic, ...on })
    return
  }
  checkState(topic, "accepted")
  await tx.put(topics, about, { ...topic, state: "taken", ...on })
}

/** Step: the meeting is cancelled, or the item is off its agenda: the topic waits for another one. */
export const topicReleased = async (tx: Tx, about: Id<"topic">, meeting: Id<"meeting">): Promise<void> => {
  const { meeting: on, item: _, ...topic } = await topicIn(tx, about)
  if (topic.state === "taken" && on === meeting) await tx.put(topics, about, { ...topic, state: "accepted" })
}

/** Step: what the meeting made of a topic on its agenda; a later word on the same meeting's item replaces it. */
export const topicDecided = async (
  tx: Tx,
  about: Id<"topic">,
  by: { readonly meeting: Id<"meeting">; readonly motion?: Id<"motion">; readonly is: Outcome; readonly at: Instant },
): Promise<void> => {
  const topic = await topicIn(tx, about)
  const { meeting, motion, is, at } = by
  if (topic.meeting !== meeting) throw refuse("topicAccepted")
  checkState(topic, "taken", "decided")
  await tx.put(topics, about, { ...topic, ...(motion && { motion }), state: "decided", outcome: { is, at } })
}
