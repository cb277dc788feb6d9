import * as z from "zod/mini"

const option = z.string()
const whole = z.int()

const tie = z.object({
  among: z.array(option),
  first: option,
  by: z.enum(["votes", "cost", "lot", "order"]),
  times: whole,
})

/** A side that is absent: no such change would have been enough. */
const enough = z.object({
  votes: z.optional(z.object({ more: whole, least: z.boolean() })),
  cost: z.optional(z.object({ less: whole, least: z.boolean() })),
})

const funding = z.object({
  kind: z.literal("funding"),
  voters: whole,
  budget: whole,
  share: z.optional(z.object({ first: z.number(), last: z.number() })),
  rounds: z.array(
    z.object({
      option,
      phase: z.enum(["shares", "votes"]),
      cost: whole,
      votes: whole,
      left: whole,
      payment: z.optional(z.object({ price: z.number(), effectiveVotes: z.number(), inFull: whole, theRest: whole })),
      others: z.array(z.object({ option, effectiveVotes: z.number() })),
    }),
  ),
  fates: z.array(
    z.object({
      option,
      votes: whole,
      cost: whole,
      why: z.enum(["chosen", "no-votes", "below-threshold", "supporters-short", "too-dear", "stopped"]),
      round: whole,
      enough: z.optional(enough),
    }),
  ),
})

const ranking = z.object({
  kind: z.literal("ranking"),
  voters: whole,
  quota: z.optional(z.number()),
  rounds: z.array(
    z.object({
      tallies: z.array(z.object({ option, votes: z.number() })),
      elected: z.array(option),
      eliminated: z.array(option),
    }),
  ),
  runoff: z.array(option),
})

/** What the count gave, as it is stored and shown (counting/outcome.ts says what each figure means). */
export const outcomeShape = z.object({
  winners: z.array(option),
  /** Whole fen. */
  total: whole,
  runs: whole,
  ties: z.array(tie),
  explanation: z.discriminatedUnion("kind", [funding, ranking]),
})
export type StoredOutcome = z.output<typeof outcomeShape>
