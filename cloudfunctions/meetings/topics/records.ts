import * as z from "zod/mini"
import { digest } from "../../shared/digest.ts"
import { living } from "../../shared/record.ts"
import { dayShape, idShape, instantShape } from "../../shared/shapes.ts"
import { endedShape, outcomeShape, stateShape, stepShape, studyShape } from "./topic-shape.ts"

const archive = "what residents ask for, and what became of it, is part of the archive (城市居民委员会组织法 39)"

export const topicShape = z.strictObject({
  body: idShape<"body">(),
  title: z.string(),
  why: z.string(),
  place: z.optional(z.string()),
  by: idShape<"person">(),
  proposedAt: instantShape(),
  state: stateShape,
  shownAt: z.optional(instantShape()),
  /** What the charter asked for when it was shown: so many, of so many households or seats. */
  threshold: z.optional(z.strictObject({ of: z.enum(["residents", "seats"]), base: z.int(), needed: z.int() })),
  /** When enough had endorsed it. */
  reached: z.optional(instantShape()),
  acceptedAt: z.optional(instantShape()),
  ended: z.optional(endedShape),
  study: z.optional(studyShape),
  done: z.array(z.strictObject({ step: stepShape, day: dayShape(), note: z.string(), at: instantShape() })),
  meeting: z.optional(idShape<"meeting">()),
  item: z.optional(idShape<"item">()),
  motion: z.optional(idShape<"motion">()),
  outcome: z.optional(z.strictObject({ is: outcomeShape, at: instantShape() })),
})
export type Topic = z.output<typeof topicShape>

/** Ids begin with the moment of proposing, so that a list is in order of time. No endorsement writes a topic but the last needed. */
export const topics = living("topics", {
  version: 1,
  shape: topicShape,
  by: ["body", "state", "by"],
  personal: { whose: "by", shown: ["title", "why", "place", "proposedAt", "state"], erased: [] },
  kept: { days: "forever", why: archive },
})

/** Id `topic:unit`: one a household, or one a seat, whoever of it endorses. */
export const endorsements = living("endorsements", {
  version: 1,
  shape: z.strictObject({
    topic: idShape<"topic">(),
    unit: z.string(),
    person: idShape<"person">(),
    at: instantShape(),
  }),
  by: ["topic", "person"],
  personal: { whose: "person", shown: ["topic", "at"], erased: [] },
  kept: {
    days: "forever",
    why: "shows that enough have asked for it, each once (城市居民委员会组织法 26, 39)",
  },
})

/** How many have endorsed, in sixteen parts by unit: neighbours who endorse together rarely meet in one document. */
export const endorsementCounts = living("endorsementCounts", {
  version: 1,
  shape: z.strictObject({ topic: idShape<"topic">(), count: z.int() }),
  by: ["topic"],
  personal: "none",
  kept: { days: "forever", why: archive },
})

export const endorsementId = (topic: string, unit: string): string => `${topic}:${unit}`
export const countId = (topic: string, unit: string): string => `${topic}:${digest(unit).slice(0, 1)}`
