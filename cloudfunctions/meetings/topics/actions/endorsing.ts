import type { Actions } from "../../../shared/ask.ts"
import type { Due } from "../../../shared/due.ts"
import { type Fact, factId, facts, noteFact } from "../../../shared/fact.ts"
import type { Documents, Store, Tx } from "../../../shared/store.ts"
import { type Id, id } from "../../../shared/values/id.ts"
import { type Instant, later, minute } from "../../../shared/values/instant.ts"
import type { contract } from "../contract.ts"
import { countId, endorsementCounts, endorsementId, endorsements, topics } from "../records.ts"
import { refuse } from "../refusals.ts"
import { checkState } from "../rules.ts"
import { countOf, factForStaff, topicIn, unitsOf } from "./reading.ts"

type Endorsing = Pick<Actions<typeof contract>, "endorseTopic" | "unendorseTopic">

/** Adds so many endorsements to the part of the count that a unit is in. */
export const counted = async (tx: Tx, topic: Id<"topic">, unit: string, by: 1 | -1): Promise<void> => {
  const part = countId(topic, unit)
  const count = (await tx.get(endorsementCounts, part))?.count ?? 0
  await tx.put(endorsementCounts, part, { topic, count: count + by })
}

/** What neighbours do: endorse, once a household or a seat, and take it back while it is open. */
export const endorsing: Endorsing = {
  endorseTopic: async ask => {
    const { topic: about } = ask.input
    const { documents, now } = ask
    const { member } = ask.by
    const before = await topicIn(documents, about)
    if (before.shownAt === undefined) throw refuse("noSuchTopic")
    checkState(before, "open")
    const units = await unitsOf(documents, before, member, now)
    if (units.length === 0) throw refuse(before.threshold?.of === "seats" ? "noSeat" : "noHousehold")
    if (before.reached === undefined) await ask.due(later(now, minute), documents.scope, `reached:${about}`)
    const endorsed = await ask.change(async tx => {
      checkState(await topicIn(tx, about), "open")
      const there = await Promise.all(units.map(unit => tx.get(endorsements, endorsementId(about, unit))))
      if (there.some(one => one && one.person !== member.person)) throw refuse("endorsedAtHome")
      for (const [place, unit] of units.entries()) {
        if (there[place]) continue
        await tx.create(endorsements, endorsementId(about, unit), {
          topic: about,
          unit,
          person: member.person,
          at: now,
        })
        await counted(tx, about, unit, 1)
      }
      return { endorsed: true }
    })
    await noteReached(ask.store, documents, about, now)
    return endorsed
  },

  unendorseTopic: async ask => {
    const { topic: about } = ask.input
    const { documents, now } = ask
    const { member } = ask.by
    const units = await unitsOf(documents, await topicIn(documents, about), member, now)
    return ask.change(async tx => {
      checkState(await topicIn(tx, about), "open")
      for (const unit of units) {
        const there = await tx.get(endorsements, endorsementId(about, unit))
        if (there?.person !== member.person) continue
        await tx.remove(endorsements, endorsementId(about, unit))
        await counted(tx, about, unit, -1)
      }
      return { endorsed: false }
    })
  },
}

/** Notes once that enough have endorsed a topic, and tells the staff. May run twice. */
export const noteReached = async (
  store: Store,
  documents: Documents,
  about: Id<"topic">,
  now: Instant,
): Promise<void> => {
  const { threshold, reached, title } = await topicIn(documents, about)
  if (!threshold || reached !== undefined) return
  const count = await countOf(documents, about)
  if (count < threshold.needed) return
  const told: readonly Fact[] = factForStaff(documents.scope, about, "meetings.topicReached", { title, count }, now)
  for (const fact of told) await noteFact(store, documents.scope, fact)
  await documents.change(async tx => {
    const topic = await topicIn(tx, about)
    if (topic.reached !== undefined || (topic.state !== "open" && topic.state !== "accepted")) return
    await tx.put(topics, about, { ...topic, reached: now })
    for (const fact of told) if (!(await tx.get(facts, factId(fact)))) await tx.create(facts, factId(fact), fact)
  })
}

/** Sees to "reached:<topic>": the last endorsement that was needed may have been cut off before anybody was told. */
export const seeToReached = async (store: Store, { scope, what }: Due, now: Instant): Promise<"done"> => {
  await noteReached(store, store.in(scope), id<"topic">(what.slice("reached:".length)), now)
  return "done"
}
