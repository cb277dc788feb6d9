import { costAt } from "../ballots.ts"
import { bought, ordered } from "../greedy.ts"
import type { Election } from "../profile.ts"
import { plus, type Ratio, ratio } from "../ratio.ts"
import type { EqualShares } from "../rule.ts"
import { TieBook, type TieRanks } from "../ties.ts"
import type { Run } from "./run.ts"

/** What equal shares with its completion gives. */
export interface Shared {
  /** The places bought by shares and then by votes, in the order of purchase. */
  readonly byShares: readonly number[]
  readonly byVotes: readonly number[]
  readonly total: number
  readonly runs: number
  /** The step, from 0, of the run that was kept; nothing when no run was needed. */
  readonly step: number | undefined
  readonly book: TieBook
}

/**
 * Decides, run by run, how far shares are raised, and completes the run that is kept. It is given the runs of the steps 0,
 * 1, 2 … in order, whoever makes them, so that the result does not depend on how many workers there are.
 */
export class Completion {
  readonly #election: Election
  readonly #rule: EqualShares
  readonly #votes: ArrayLike<number>
  readonly #ranks: TieRanks
  readonly #supported: readonly number[]
  readonly #start: Ratio
  readonly #book = new TieBook()
  #kept: readonly number[] = []
  #step: number | undefined
  #runs = 0

  /** Takes the votes of every option, and how many voters share the budget. */
  constructor(election: Election, rule: EqualShares, votes: ArrayLike<number>, voters: number, ranks: TieRanks) {
    this.#election = election
    this.#rule = rule
    this.#votes = votes
    this.#ranks = ranks
    this.#supported = [...election.options.keys()].filter(place => (votes[place] ?? 0) > 0)
    const floor = Math.floor(Math.floor(election.budget / Math.max(voters, 1)) / rule.step) * rule.step
    this.#start = rule.start === "exact" ? ratio(election.budget, Math.max(voters, 1)) : ratio(floor)
  }

  /** Whether no run is needed: nobody voted, or everything fits (raising shares would never end). */
  get needless(): boolean {
    return this.#supported.length === 0 || (this.raises && this.wanted <= this.#election.budget)
  }

  /** Whether shares are raised step by step. */
  get raises(): boolean {
    return this.#rule.completion === "add1" || this.#rule.completion === "add1u"
  }

  /** The cost of all options that have a supporter. */
  get wanted(): number {
    return this.#cost(this.#supported)
  }

  /** What every voter starts with in the run of a step. */
  share(step: number): Ratio {
    return plus(this.#start, ratio(BigInt(this.#rule.step) * BigInt(step)))
  }

  /** Takes the run of the next step; gives whether another is wanted. */
  take({ places, total, ties }: Pick<Run, "places" | "total" | "ties">): boolean {
    const step = this.#runs++
    for (const { among, first } of ties) this.#book.note(among, first)
    const left = this.#election.budget - total
    if (left < 0) return false
    this.#kept = places
    this.#step = step
    if (!this.raises) return false
    return !this.#rule.exhaustiveStop || this.#rest().some(place => this.#cost([place]) <= left)
  }

  /** The outcome, when no more runs are wanted. */
  done(): Shared {
    const takesAll = this.needless
    const spent = this.#cost(this.#kept)
    const completes = takesAll || this.#rule.completion === "u" || this.#rule.completion === "add1u"
    const byVotes = completes ? this.#byVotes(this.#election.budget - spent) : []
    return {
      byShares: this.#kept,
      byVotes,
      total: spent + this.#cost(byVotes),
      runs: this.#runs,
      step: this.#step,
      book: this.#book,
    }
  }

  #byVotes(money: number): number[] {
    const better = (a: number, b: number): number => (this.#votes[a] ?? 0) - (this.#votes[b] ?? 0)
    const order = ordered(this.#rest(), better, this.#ranks, this.#book)
    return bought(order, this.#election.options, money, true).flatMap(step => (step.bought ? [step.place] : []))
  }

  #rest(): number[] {
    const kept = new Set(this.#kept)
    return this.#supported.filter(place => !kept.has(place))
  }

  #cost(places: readonly number[]): number {
    return places.reduce((sum, place) => sum + costAt(this.#election.options, place), 0)
  }
}
