import { bodyOf } from "../../../councils/actions.ts"
import type { Actions } from "../../../shared/ask.ts"
import { id } from "../../../shared/values/id.ts"
import type { contract } from "../contract.ts"
import { topics } from "../records.ts"
import { refuse } from "../refusals.ts"
import { checkMayEnd, mostOpen } from "../rules.ts"
import { factForStaff, topicIn } from "./reading.ts"

type Proposing = Pick<Actions<typeof contract>, "proposeTopic" | "withdrawTopic">

/** What residents do with their own topic: hand it in, take it back. */
export const proposing: Proposing = {
  proposeTopic: async ask => {
    const { at: _, ...told } = ask.input
    const { documents, now } = ask
    const { person } = ask.by.member
    const { name } = await bodyOf(documents, told.body)
    const own = await documents.list(topics, { where: { by: person }, newestFirst: true })
    if (own.filter(({ state }) => state === "waiting" || state === "open").length >= mostOpen)
      throw refuse("tooManyTopics", { most: mostOpen })
    const topic = id<"topic">(`${now.replace(/\D/g, "")}-${ask.keyedId("topic").slice(0, 8)}`)
    return ask.change(
      async tx => {
        await tx.create(topics, topic, { ...told, by: person, proposedAt: now, state: "waiting", done: [] })
        return { topic }
      },
      factForStaff(documents.scope, topic, "meetings.topicProposed", { title: told.title, body: name }, now),
    )
  },

  withdrawTopic: async ask => {
    const { topic: about } = ask.input
    return ask.change(async tx => {
      const topic = await topicIn(tx, about)
      if (topic.by !== ask.by.member.person) throw refuse(topic.shownAt ? "notYourTopic" : "noSuchTopic")
      checkMayEnd(topic)
      const ended = { reason: "", at: ask.now }
      await tx.put(topics, about, { ...topic, state: "withdrawn", ended })
      return { state: "withdrawn" as const }
    })
  },
}
