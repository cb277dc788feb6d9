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

const quorum = z.object({ reached: z.boolean(), needed: whole, lacking: whole })
const majority = z.object({ reached: z.boolean(), of: whole, lacking: z.optional(whole), tied: z.boolean() })
const tally = z.object({
  ...{ eligible: whole, present: whole, cast: whole },
  ...{ approve: whole, oppose: whole, abstain: whole },
})
const part = { quorum, majority, tally }
const both = z.object({ area: whole, persons: whole })
const threshold = z.object({ reached: z.boolean(), needed: both, lacking: both })

const decision = z.object({
  kind: z.literal("decision"),
  passed: z.boolean(),
  ...part,
  choices: z.optional(z.array(z.object({ option, votes: whole }))),
  none: z.optional(whole),
  groups: z.optional(z.array(z.object({ group: z.string(), passed: z.boolean(), empty: z.boolean(), ...part }))),
  groupsNeeded: z.optional(whole),
  groupsPassed: z.optional(whole),
  owners: z.optional(
    z.object({
      ...{ all: both, part: both, approve: both, oppose: both },
      quorum: threshold,
      majority: threshold,
      silent: z.optional(z.object({ passed: z.boolean(), with: z.enum(["approve", "oppose", "nobody"]) })),
    }),
  ),
})

/** What the count gave, as it is stored and shown (counting/outcome.ts says what each figure means). */
export const outcomeShape = z.object({
  winners: z.array(option),
  /** Whole fen. */
  total: whole,
  runs: whole,
  ties: z.array(tie),
  explanation: z.discriminatedUnion("kind", [funding, ranking, decision]),
})
export type StoredOutcome = z.output<typeof outcomeShape>
