import type { Ask } from "../../shared/ask.ts"
import { digest } from "../../shared/digest.ts"
import { noteDue } from "../../shared/due.ts"
import type { Documents, Stored, Tx } from "../../shared/store.ts"
import type { Fen } from "../../shared/values/fen.ts"
import type { Id } from "../../shared/values/id.ts"
import type { Instant } from "../../shared/values/instant.ts"
import type { VoteOption } from "../ballot-shape.ts"
import type { Ballot, BallotForm } from "../counting/ballots.ts"
import { isDeciding } from "../counting/decision.ts"
import { elect } from "../counting/registry.ts"
import { type Rule, rulesHash } from "../counting/rule.ts"
import { refuse } from "../refusals.ts"
import { freezeSeats, inChunks, type Seat } from "../roll/actions.ts"
import { commitmentOf, countableFrom, endOf } from "../rules.ts"
import { ends, type Opening, openings, seeds } from "./records.ts"
import { checkMotion, defaultSecrecy } from "./rules.ts"

/** What a feature hands over to have a vote. Costs and budget in whole fen. */
export interface Plan {
  /** New for every try to open: take it from `ask.keyedId`, so that a repeat of the request finds what was staged. */
  readonly vote: Id<"vote">
  readonly title: string
  readonly form: BallotForm
  readonly options: readonly VoteOption[]
  readonly budget: Fen
  /**
   * Where it decides a motion, `form` is a motion and the one option is its text; or there are several choices, and `question`
   * is the text.
   */
  readonly rule: Rule
  readonly question?: string
  /** T0 named, or T1 (unless said otherwise) nameless with a receipt; owners decide by name. */
  readonly secrecy?: "T0" | "T1"
  /** What the groups of the seats are called, where their own word is not it. */
  readonly groups?: readonly { readonly group: string; readonly name: string }[]
  readonly opens: Instant
  readonly closes: Instant
  readonly changeAllowed: boolean
  /** Whose decision it is: a body's id, for instance. */
  readonly of?: string
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
 * and options, ballots and rule that do not fit together; for motions also seats that the rule cannot count, and a
 * nameless vote that would give single voters away (see `checkMotion`).
 */
export const stageVote = async (ground: Ground & Pick<Ask<unknown, unknown>, "newId">, plan: Plan): Promise<Staged> => {
  const { vote, seats, options, groups: called = [], secrecy = defaultSecrecy(plan.rule), ...told } = plan
  if (vote.includes(":")) throw new Error("a vote's id stands before a colon in other ids")
  if (plan.opens >= plan.closes || plan.closes <= ground.now) throw refuse("badWindow")
  const { rule, form } = plan
  const chunks = await inChunks(seats, secrecy)
  if (chunks.size === 0) throw refuse("noSeats")
  if (isDeciding(rule)) checkMotion({ rule, form, options, secrecy }, [...chunks.values()].flatMap(Object.values))
  // Counting a blank ballot finds out whether all this can be counted.
  else elect({ ...plan, rule, ballots: [blankOf(form)], seed: digest("") })
  const roll = await freezeSeats(ground.documents, vote, chunks)
  const names = new Map(called.map(({ group, name }) => [group, name]))
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
      rulesHash: rulesHash(rule),
      secrecy,
      ...roll,
      groups: roll.groups.map(group => {
        const name = names.get(group.group)
        return name === undefined ? group : { ...group, name }
      }),
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
  const before = await tx.get(ends, vote)
  if (before?.void) throw refuse("voided", { reason: before.reason })
  if (when.at >= opening.closes || before) throw refuse("alreadyEnded")
  await tx.create(ends, vote, { at: when.at, reason: when.reason, sealed: false })
}

/**
 * Step: a motion that lost its ground (the quorum left): from `now` on nothing is cast, and it is never counted. What was
 * cast stays unread, and is forgotten as after a count. Refuses a vote whose box is sealed: what has been decided stands.
 */
export const voidVote = async (tx: Tx, vote: Id<"vote">, reason: string, now: Instant): Promise<void> => {
  const opening = await tx.get(openings, vote)
  if (!opening) throw refuse("noSuchVote")
  const before = await tx.get(ends, vote)
  if (before?.sealed) throw refuse("sealed")
  if (before?.void) throw refuse("voided", { reason: before.reason })
  const end = endOf(opening, before)
  await tx.put(ends, vote, { at: end < now ? end : now, reason, sealed: false, void: true })
}

/** A vote's opening and the moment it ends; refuses a vote that is not here. */
export const openingOf = async (
  documents: Documents,
  vote: string,
): Promise<{
  readonly opening: Stored<Opening>
  readonly end: Instant
  readonly sealed: boolean
  /** Why it is void, if it is. */
  readonly void?: string
}> => {
  const [opening, end] = await Promise.all([documents.read(openings, vote), documents.read(ends, vote)])
  if (!opening) throw refuse("noSuchVote")
  const told = { opening, end: endOf(opening, end), sealed: end?.sealed ?? false }
  return end?.void ? { ...told, void: end.reason } : told
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
