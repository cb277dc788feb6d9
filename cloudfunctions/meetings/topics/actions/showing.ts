import { bodyOf, charterOf } from "../../../councils/actions.ts"
import type { Actions } from "../../../shared/ask.ts"
import type { Member } from "../../../shared/ports.ts"
import type { Documents } from "../../../shared/store.ts"
import { type Id, id } from "../../../shared/values/id.ts"
import type { contract } from "../contract.ts"
import { type Topic, topics } from "../records.ts"
import { refuse } from "../refusals.ts"
import { lackingBefore, nextStep } from "../rules.ts"
import { countOf, endorsedFor, maySee, topicIn, unitsOf } from "./reading.ts"

type Showing = Pick<Actions<typeof contract>, "topics" | "topic">

const line = async (documents: Documents, key: Id<"topic">, topic: Topic, member: Member) => ({
  topic: key,
  body: topic.body,
  title: topic.title,
  state: topic.state,
  proposedAt: topic.proposedAt,
  mine: topic.by === member.person,
  endorsements: await countOf(documents, key),
  ...(topic.threshold && { threshold: topic.threshold }),
  reached: topic.reached !== undefined,
})

/** What everybody reads: topics that are shown; never who proposed or endorsed them. */
export const showing: Showing = {
  topics: async ({ input, documents, by: { member } }) => {
    const limit = input.limit ?? 20
    const found = await documents.list(topics, {
      limit,
      newestFirst: true,
      where: { ...(input.body && { body: input.body }), ...(input.state && { state: input.state }) },
      ...(input.after !== undefined && { after: input.after }),
    })
    const seen = found.filter(topic => maySee(topic, member))
    const last = found.at(-1)
    return {
      topics: await Promise.all(seen.map(one => line(documents, id<"topic">(one.id), one, member))),
      ...(last && found.length === limit && { next: last.id }),
    }
  },

  topic: async ({ input, documents, by: { member }, now }) => {
    const topic = await topicIn(documents, input.topic)
    if (!maySee(topic, member)) throw refuse("noSuchTopic")
    const [{ name }, charter] = await Promise.all([bodyOf(documents, topic.body), charterOf(documents, topic.body)])
    const units = topic.state === "open" ? await unitsOf(documents, topic, member, now) : []
    const endorsed = await endorsedFor(documents, input.topic, units, member.person)
    const next = nextStep(charter, topic)
    const into = topic.ended?.into && (await topicIn(documents, topic.ended.into))
    return {
      ...(await line(documents, input.topic, topic, member)),
      bodyName: name,
      why: topic.why,
      ...(topic.place !== undefined && { place: topic.place }),
      mayEndorse: units.length > 0,
      endorsed: endorsed.endorsed,
      endorsedByMe: endorsed.mine,
      ...(topic.ended && { ended: { ...topic.ended, ...(into && { title: into.title }) } }),
      ...(topic.study && { study: topic.study }),
      studyAsked: charter.study,
      steps: [...charter.steps],
      done: topic.done,
      ...(next && { next }),
      lacking: [...lackingBefore(charter, topic)],
      ...(topic.meeting && { meeting: topic.meeting }),
      ...(topic.motion && { motion: topic.motion }),
      ...(topic.outcome && { outcome: topic.outcome }),
    }
  },
}
