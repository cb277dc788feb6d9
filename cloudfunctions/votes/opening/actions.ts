import type { Ask } from "../../shared/ask.ts"
import { digest } from "../../shared/digest.ts"
import { noteDue } from "../../shared/due.ts"
import type { Documents, Stored, Tx } from "../../shared/store.ts"
import type { Fen } from "../../shared/values/fen.ts"
import type { Id } from "../../shared/values/id.ts"
import type { Instant } from "../../shared/values/instant.ts"
import type { VoteOption } from "../ballot-shape.ts"
import type { Ballot, BallotForm } from "../counting/ballots.ts"
import { elect } from "../counting/registry.ts"
import { type ChoosingRule, rulesHash } from "../counting/rule.ts"
import { refuse } from "../refusals.ts"
import { freezeSeats, inChunks, type Seat } from "../roll/actions.ts"
import { commitmentOf, countableFrom, endOf } from "../rules.ts"
import { ends, type Opening, openings, seeds } from "./records.ts"

/** What a feature hands over to have a vote. Costs and budget in whole fen. */
export interface Plan {
  /** New for every try to open: take it from `ask.keyedId`, so that a repeat of the request finds what was staged. */
  readonly vote: Id<"vote">
  readonly title: string
  readonly form: BallotForm
  readonly options: readonly VoteOption[]
  readonly budget: Fen
  readonly rule: ChoosingRule
  readonly opens: Instant
  readonly closes: Instant
  readonly changeAllowed: boolean
  readonly seats: AsyncIterable<Seat> | Iterable<Seat>
}

/** A vote that is ready to be opened. */
export interface Staged {
  readonly vote: Id<"vote">
  readonly opening: Opening
}

/** What the steps need of a running request, or of a timer that makes it itself. */
export type Ground = Pick<Ask<unknown, unknown>, "store" | "documents" | "now">

/**
 * First half of opening a vote: checks the plan, freezes the seats in chunks and commits to the seed of the lot, in
 * changes that a repeat finds done. Nothing can be cast before `openVote`. Refuses a window that is over, an empty roll,
 * and options, ballots and rule that do not fit together.
 */
export const stageVote = async (ground: Ground & Pick<Ask<unknown, unknown>, "newId">, plan: Plan): Promise<Staged> => {
  const { vote, seats, options, ...told } = plan
  if (vote.includes(":")) throw new Error("a vote's id stands before a colon in other ids")
  if (plan.opens >= plan.closes || plan.closes <= ground.now) throw refuse("badWindow")
  // Counting a blank ballot finds out whether all this can be counted.
  elect({ ...plan, ballots: [blankOf(plan.form)], seed: digest("") })
  const roll = await freezeSeats(ground.documents, vote, await inChunks(seats))
  if (roll.seats === 0) throw refuse("noSeats")
  const seed = await seedFor(ground, vote)
  await noteDue(ground.store, "votes", {
    at: countableFrom(plan.closes),
    scope: ground.documents.scope,
    what: `erase:${vote}`,
  })
  return {
    vote,
    opening: {
      ...told,
      options: [...options],
      rulesHash: rulesHash(plan.rule),
      secrecy: "T1",
      ...roll,
      lot: commitmentOf(seed),
    },
  }
}

/** Step: makes the vote real in the running change. Refuses one that has been opened before. */
export const openVote = async (tx: Tx, { vote, opening }: Staged): Promise<void> => {
  if (await tx.get(openings, vote)) throw refuse("alreadyOpen")
  await tx.create(openings, vote, opening)
}

/**
 * Step: ends a vote earlier than planned, at `at` (now or later). Who casts after that moment is too late. Refuses a vote
 * that has ended, or is to end early already, and a moment that is past or after the planned end.
 */
export const endEarly = async (
  tx: Tx,
  vote: Id<"vote">,
  when: { readonly at: Instant; readonly now: Instant; readonly reason: string },
): Promise<void> => {
  const opening = await tx.get(openings, vote)
  if (!opening) throw refuse("noSuchVote")
  if (when.at < when.now) throw refuse("endInThePast")
  if (when.at >= opening.closes || (await tx.get(ends, vote))) throw refuse("alreadyEnded")
  await tx.create(ends, vote, { at: when.at, reason: when.reason, sealed: false })
}

/** A vote's opening and the moment it ends; refuses a vote that is not here. */
export const openingOf = async (
  documents: Documents,
  vote: string,
): Promise<{ readonly opening: Stored<Opening>; readonly end: Instant; readonly sealed: boolean }> => {
  const [opening, end] = await Promise.all([documents.read(openings, vote), documents.read(ends, vote)])
  if (!opening) throw refuse("noSuchVote")
  return { opening, end: endOf(opening, end), sealed: end?.sealed ?? false }
}

const blankOf = (form: BallotForm): Ballot => {
  if (form.kind === "motion") return { kind: "motion", choice: "abstain" }
  if (form.kind === "choice") return { kind: "choice", option: null }
  if (form.kind === "points") return { kind: "points", points: [] }
  return { kind: form.kind, options: [] }
}

const seedFor = async ({ documents, newId }: Pick<Ask<unknown, unknown>, "documents" | "newId">, vote: string) => {
  const made = digest(`${newId()}\n${newId()}`)
  return documents.change(async tx => {
    const before = await tx.get(seeds, vote)
    if (before) return before.seed
    await tx.create(seeds, vote, { seed: made })
    return made
  })
}
