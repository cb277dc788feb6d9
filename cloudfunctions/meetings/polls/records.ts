import * as z from "zod/mini"
import { audienceShape } from "../../shared/audience.ts"
import { digest } from "../../shared/digest.ts"
import { living } from "../../shared/record.ts"
import { idShape, instantShape } from "../../shared/shapes.ts"
import { saysShape, slotIdShape, slotsShape, tallyShape } from "./slot-shape.ts"

/** When the answers are counted for others to see: always, or not before the poll has closed. */
export const countsShownShape = z.enum(["always", "afterClose"])

export const pollShape = z.strictObject({
  title: z.string(),
  place: z.string(),
  note: z.optional(z.string()),
  slots: slotsShape,
  closes: instantShape(),
  audience: audienceShape,
  /** The body whose seats are asked, if it is for one; its audience is then the people on them. */
  body: z.optional(idShape<"body">()),
  countsShown: countsShownShape,
  openedAt: instantShape(),
  openedBy: idShape<"person">(),
  /** The answers counted for good, some seconds after the poll has ended. */
  tally: z.optional(tallyShape),
  settled: z.optional(z.strictObject({ slot: slotIdShape, at: instantShape() })),
  withdrawn: z.optional(z.strictObject({ reason: z.string(), at: instantShape() })),
})
export type Poll = z.output<typeof pollShape>

/** Ids begin with the moment of opening, so that a list is in order of time. Written when it opens, closes, is settled. */
export const polls = living("polls", {
  version: 1,
  shape: pollShape,
  by: ["openedBy"],
  personal: { whose: "openedBy", shown: ["title", "openedAt"], erased: [] },
  kept: {
    days: "forever",
    why: "when a meeting was called and how is part of the archive of affairs (Law on Residents' Committees 39)",
  },
})

/** Id `poll:person`: one answer a person, the last one counts. */
export const answers = living("pollAnswers", {
  version: 1,
  shape: z.strictObject({
    poll: idShape<"poll">(),
    person: idShape<"person">(),
    says: saysShape,
    at: instantShape(),
  }),
  by: ["poll", "person"],
  personal: { whose: "person", shown: ["poll", "says", "at"], erased: ["says"] },
  kept: {
    days: 180,
    since: "at",
    why: "needed until the meeting has been held; the count stays (Personal Information Protection Law 19)",
  },
})

/**
 * Counts of an open poll's answers, in sixteen parts by person, so that people who answer together rarely meet in one
 * document and nobody has to read every answer. Changed with each answer; gone once the poll has been counted for good.
 */
export const tallies = living("pollTallies", {
  version: 1,
  shape: z.strictObject({ poll: idShape<"poll">(), ...tallyShape.shape }),
  by: ["poll"],
  personal: "none",
  kept: { days: 180, why: "removed when the poll is counted for good" },
})

export type Part = z.output<(typeof tallies)["shape"]>

/** The part that a person is counted in. */
export const tallyId = (poll: string, person: string): string => `${poll}:${digest(person).slice(0, 1)}`

export const answerId = (poll: string, person: string): string => `${poll}:${person}`
