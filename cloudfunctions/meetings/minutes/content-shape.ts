import * as z from "zod/mini"
import { dayShape, idShape, instantShape, lineShape, textShape } from "../../shared/shapes.ts"
import { whoShape } from "../followups/followup-shape.ts"
import { limits as taskLimits } from "../followups/rules.ts"
import { comings } from "./draft.ts"
import { limits } from "./rules.ts"

const seat = idShape<"seat">()
const item = idShape<"item">()
const count = z.int().check(z.gte(0))
const written = (most: number) => textShape(most, 0)

/** What the minute taker writes. */
export const typedShape = z.strictObject({
  items: z
    .array(
      z.strictObject({
        item,
        summary: written(limits.summary),
        decision: written(limits.decision),
        reservations: written(limits.reservations),
      }),
    )
    .check(z.maxLength(40)),
  remarks: written(limits.remarks),
  tasks: z
    .array(z.strictObject({ item: z.optional(item), what: lineShape(taskLimits.what), who: whoShape, by: dayShape() }))
    .check(z.maxLength(limits.tasks)),
  signers: z.strictObject({ chair: z.optional(seat), scrutineers: z.array(seat).check(z.maxLength(5)) }),
})

const counts = {
  ...{ eligible: count, present: count, substitutes: count, proxies: count },
  ...{ excused: count, absent: count, observers: count },
}
const proxy = z.strictObject({ seat, to: seat })
const tally = { eligible: count, present: count, cast: count, approve: count, oppose: count, abstain: count }

const decided = {
  title: z.string(),
  text: z.string(),
  secrecy: z.enum(["T0", "T1"]),
  outcome: z.enum(["passed", "failed", "void", "open"]),
  tally: z.optional(z.strictObject(tally)),
  choices: z.optional(
    z.array(z.strictObject({ title: z.string(), details: z.optional(z.string()), votes: z.optional(count) })),
  ),
  none: z.optional(count),
  decided: z.optional(z.string()),
}
const groupTally = { group: z.string(), ...tally, passed: z.boolean() }

const motion = z.strictObject({
  motion: z.string(),
  ...decided,
  groups: z.optional(z.array(z.strictObject(groupTally))),
  recused: z.array(z.strictObject({ seat, reason: z.string() })),
  objections: z.array(z.strictObject({ seat, text: z.string() })),
})

/** What happened, as the draft found it. */
export const draftedShape = z.strictObject({
  opened: z.optional(instantShape()),
  closed: z.optional(instantShape()),
  whole: z.strictObject(counts),
  groups: z.array(z.strictObject({ group: z.string(), name: z.string(), ...counts })),
  seats: z.array(
    z.strictObject({
      seat,
      group: z.string(),
      observer: z.boolean(),
      person: z.optional(idShape<"person">()),
      home: z.optional(idShape<"community">()),
      came: z.enum(comings),
      how: z.optional(z.enum(["code", "hand", "remote"])),
      offline: z.optional(z.literal(true)),
      at: z.optional(instantShape()),
      left: z.optional(instantShape()),
    }),
  ),
  proxies: z.array(proxy),
  quorum: z.array(z.strictObject({ at: instantShape(), what: z.string(), present: count, eligible: count })),
  items: z.array(
    z.strictObject({
      item,
      kind: z.enum(["report", "discussion", "motion"]),
      title: z.string(),
      text: z.optional(z.string()),
      papers: z.array(z.string()),
      began: z.optional(instantShape()),
      speakers: z.array(seat),
      motions: z.array(motion),
    }),
  ),
})

/** Which meeting it was, of whom, under which rules. */
export const aboutShape = z.strictObject({
  body: idShape<"body">(),
  name: z.string(),
  kind: z.string(),
  outcome: z.enum(["opinion", "resolution"]),
  charter: z.int(),
  title: z.string(),
  place: z.string(),
  begins: instantShape(),
})

/** Where the journal and the ledgers stood when the draft was made. */
export const headsShape = z.strictObject({
  journal: z.strictObject({ n: count, hash: z.string() }),
  ledgers: z.array(z.strictObject({ name: z.string(), n: count, hash: z.string() })),
})

/** What of minutes everybody may read: no person, no seat; groups and offices only. */
export const publicShape = z.strictObject({
  whole: z.strictObject(counts),
  groups: z.array(z.strictObject({ name: z.string(), eligible: count, present: count })),
  quorum: z.enum(["whole", "lost", "never"]),
  items: z.array(
    z.strictObject({
      title: z.string(),
      kind: z.enum(["report", "discussion", "motion"]),
      summary: z.string(),
      decision: z.string(),
      reservations: z.string(),
      motions: z.array(
        z.strictObject({
          ...decided,
          groups: z.array(z.strictObject(groupTally)),
          recused: count,
          objections: z.array(z.string()),
        }),
      ),
    }),
  ),
  remarks: z.string(),
  tasks: z.array(z.strictObject({ what: z.string(), who: z.string(), by: dayShape() })),
})
