import { canonical, digest } from "../../shared/digest.ts"
import { noteDue } from "../../shared/due.ts"
import { type Documents, every, Taken, type Tx } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import type { Instant } from "../../shared/values/instant.ts"
import { ballots, marks } from "../casting/records.ts"
import { decideAmong } from "../counting/choices.ts"
import { decide, isDeciding } from "../counting/decision.ts"
import type { Outcome } from "../counting/outcome.ts"
import { type Count, explained } from "../counting/registry.ts"
import type { DecidingRule } from "../counting/rule.ts"
import { stanceOn } from "../counting/several.ts"
import { type Ground, openingOf } from "../opening/actions.ts"
import { ends, type Opening, seeds } from "../opening/records.ts"
import { batches, boxes } from "../paper/records.ts"
import { apart, bearsOf } from "../paper/rules.ts"
import { refuse } from "../refusals.ts"
import { wholeRoll } from "../roll/actions.ts"
import { countableFrom, rootOf } from "../rules.ts"
import { type Entry, type Result, results, sealedParts } from "./records.ts"
import { figuresOf, type Said } from "./rules.ts"

/** A vote that has been counted, and is not frozen yet. */
export interface Counted {
  readonly vote: Id<"vote">
  readonly result: Result
}

/** Counts with the explanation; a host with cores to spare does it beside its own thread. */
export type Explain = (count: Count) => Outcome | Promise<Outcome>

/** So many lines of the board stand in one document: about 40 kB. */
const linesAPart = 200
/**
 * Counts a vote that has ended: closes the box, seals the counted ballots as parts of the board, reveals the seed and
 * counts. Everything it writes is staged and is found by a repeat; `freezeResult` makes it true. Refuses a vote that is
 * open, or has ended less than 6 s ago; one whose paper slips are not all entered twice; ballots of another rule; one
 * whose result is frozen; a void one.
 */
export const countVote = async (ground: Ground, vote: Id<"vote">, explain: Explain = explained): Promise<Counted> => {
  const { documents, now } = ground
  const { opening, end, void: reason } = await openingOf(documents, vote)
  if (reason !== undefined) throw refuse("voided", { reason })
  if (now < countableFrom(end)) throw refuse("tooSoon")
  if (await documents.read(results, vote)) throw refuse("alreadyCounted")
  await sealBox(documents, vote, end)
  const box = await counted(documents, vote, opening)
  const board = box.entries.sort((a, b) => (a.receipt < b.receipt ? -1 : 1))
  const firsts = await sealParts(documents, vote, board)
  const root = rootOf(board)
  const seed = await documents.read(seeds, vote)
  if (!seed) throw new Error("the seed of a vote is gone before its result")
  const { rule, options, budget } = opening
  const outcome = isDeciding(rule)
    ? await decided(documents, vote, rule, options, box)
    : await explain({ rule, options, budget, ballots: board.map(({ ballot }) => ballot), seed: seed.seed + root })
  await eraseSoon(ground, vote, opening)
  const { phone, paper, invalid } = box
  const figures = { seats: opening.seats, phone, paper, invalid, counted: board.length }
  const told = { rulesHash: opening.rulesHash, closed: end, at: now, root, seed: seed.seed, firsts }
  return { vote, result: { ...told, ...figures, outcome: stored(outcome) } }
}

/** A motion decided from the frozen roll and the box. */
const decided = async (
  documents: Documents,
  vote: Id<"vote">,
  rule: DecidingRule,
  options: Opening["options"],
  { cast, said }: Pick<Box, "cast" | "said">,
): Promise<Outcome> => {
  const groups = rule.kind === "by-groups" ? rule.groups.map(({ group }) => group) : []
  const roll = await wholeRoll(documents, vote)
  const ids = options.map(({ id }) => id)
  if (ids.length === 1) return decide(rule, ids[0] ?? "", figuresOf(roll, groups, cast, said))
  return decideAmong(rule, ids, option =>
    figuresOf(
      roll,
      groups,
      cast,
      said.map(one => ({ ...one, choice: stanceOn(option, one) })),
    ),
  )
}

/** A vote that ended early is not to keep its references until its planned end. */
const eraseSoon = async ({ store, documents, now }: Ground, vote: string, { closes }: Opening): Promise<void> => {
  if (now >= countableFrom(closes)) return
  await noteDue(store, "votes", { at: now, scope: documents.scope, what: `erase:${vote}` })
}

/** So many of the options still in the running are kept for each round: what a page shows, and a document holds. */
const othersKept = 10

/** The outcome as it is stored: plain JSON, without what nobody reads. */
const stored = (outcome: Outcome): Result["outcome"] => {
  const { explanation } = outcome
  if (explanation.kind !== "funding") return JSON.parse(JSON.stringify(outcome))
  const rounds = explanation.rounds.map(round => ({ ...round, others: round.others.slice(0, othersKept) }))
  return JSON.parse(JSON.stringify({ ...outcome, explanation: { ...explanation, rounds } }))
}

/** Step: freezes a result in the running change. Refuses when it has been frozen before, by whomever. */
export const freezeResult = async (tx: Tx, { vote, result }: Counted): Promise<void> => {
  if (await tx.get(results, vote)) throw refuse("alreadyCounted")
  await tx.create(results, vote, result)
}

/** The frozen result of a vote; undefined while there is none. */
export const resultOf = (documents: Documents, vote: Id<"vote">): Promise<Result | undefined> =>
  documents.read(results, vote)

/** From here on no ballot, no mark and no batch is taken. */
const sealBox = (documents: Documents, vote: string, end: Instant): Promise<void> =>
  documents.change(async tx => {
    const box = await tx.get(boxes, vote)
    if (box && box.marked !== box.confirmed) throw refuse("paperOpen", { slips: box.marked - box.confirmed })
    const known = await tx.get(ends, vote)
    if (known?.void) throw refuse("voided", { reason: known.reason })
    if (!known?.sealed) await tx.put(ends, vote, { at: end, reason: known?.reason ?? "planned", sealed: true })
  })

/** The ballots that count, and for a motion who has cast and what was said. */
interface Box {
  readonly entries: Entry[]
  readonly phone: number
  readonly paper: number
  readonly invalid: number
  readonly cast: ReadonlySet<string>
  readonly said: readonly Said[]
}

/** The ballots that count: those that the marks refer to, and the slips of confirmed batches. */
const counted = async (documents: Documents, vote: Id<"vote">, opening: Opening): Promise<Box> => {
  const known = new Map<string, Entry["ballot"]>()
  for await (const { id, ballot, rulesHash } of every(documents, ballots, { vote })) {
    if (rulesHash !== opening.rulesHash) throw refuse("mixedRules")
    known.set(id, ballot)
  }
  const entries: Entry[] = []
  const said: Said[] = []
  const groups = new Map<string, string | undefined>()
  let paper = 0
  for await (const mark of every(documents, marks, { vote })) {
    groups.set(mark.seat, mark.group)
    if (mark.channel === "paper") {
      paper += 1
      continue
    }
    // Another count has frozen the result meanwhile, and the references are being erased.
    if (!mark.open || mark.ballot === undefined) throw refuse("alreadyCounted")
    const ballot = known.get(mark.ballot)
    if (!ballot) throw new Error("a mark refers to no ballot")
    entries.push(entryOf(opening, mark.ballot, ballot, mark.group))
    said.push({ group: mark.group, seat: mark.seat, ...saysOf(ballot) })
  }
  const phone = entries.length
  const bears = bearsOf(opening)
  let slips = 0
  for await (const batch of every(documents, batches, { vote })) {
    slips += batch.slips.length
    for (const [place, slip] of batch.slips.entries()) {
      const { ballot, of } = apart(slip)
      const group = bears === "seat" ? groups.get(of ?? "") : of
      if (ballot) entries.push(entryOf(opening, digest(`${batch.id}\n${place}`), ballot, group))
      said.push({ group, ...(bears === "seat" && { seat: of }), ...saysOf(ballot) })
    }
  }
  if (slips !== paper) throw new Error("slips and paper marks differ after the box was sealed")
  return { entries, phone, paper, invalid: phone + paper - entries.length, cast: new Set(groups.keys()), said }
}

const entryOf = ({ rule }: Opening, receipt: string, ballot: Entry["ballot"], group: string | undefined): Entry =>
  rule.kind === "by-groups" && group !== undefined ? { receipt, ballot, group } : { receipt, ballot }

const saysOf = (ballot: Entry["ballot"] | null): Pick<Said, "choice" | "option"> =>
  ballot?.kind === "motion" ? { choice: ballot.choice, option: ballot.option } : { choice: "blank" }

const sealParts = async (documents: Documents, vote: Id<"vote">, board: readonly Entry[]): Promise<string[]> => {
  const firsts: string[] = []
  for (let from = 0; from < board.length; from += linesAPart) {
    const entries = board.slice(from, from + linesAPart)
    const id = `${vote}:${String(firsts.length).padStart(4, "0")}`
    try {
      await documents.change(tx => tx.create(sealedParts, id, { vote, entries }))
    } catch (error) {
      if (!(error instanceof Taken)) throw error
      const before = await documents.read(sealedParts, id)
      if (canonical(before?.entries) !== canonical(entries)) throw new Error("the sealed board has changed")
    }
    firsts.push(entries[0]?.receipt ?? "")
  }
  return firsts
}
