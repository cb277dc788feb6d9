import { none, one } from "./ratio.ts"
import { refuse } from "./refusals.ts"
import type { Majority, Share } from "./rule.ts"

/**
 * How a motion was voted on. Whoever is recused (回避) is in none of the figures. `present` are those who take part,
 * with or without a ballot; in a vote without a meeting, those who cast one. Blank and invalid ballots are cast, and are
 * neither approve nor oppose nor abstain.
 */
export interface Tally {
  readonly eligible: number
  readonly present: number
  readonly cast: number
  readonly approve: number
  readonly oppose: number
  readonly abstain: number
}

/**
 * What a majority rule makes of a tally. `lacking` says how many more would be needed: people taking part, or approvals by
 * people who have not said approve or oppose; 0 when it is reached, nothing when no number of them would do.
 */
export interface Verdict {
  readonly passed: boolean
  readonly quorum: { readonly reached: boolean; readonly needed: number; readonly lacking: number }
  /** Approvals, out of how many; a tie fails even where half would be enough. */
  readonly majority: {
    readonly reached: boolean
    readonly of: number
    readonly lacking: number | undefined
    readonly tied: boolean
  }
  readonly tally: Tally
}

/** Whether a part of a whole reaches a share of it, in whole numbers; of an empty whole nothing reaches anything. */
export const reaches = (part: number, whole: number, { num, den, strict }: Share): boolean => {
  if (whole === 0) return false
  const [left, right] = [BigInt(part) * BigInt(den), BigInt(whole) * BigInt(num)]
  return strict ? left > right : left >= right
}

/** The least part of a whole that reaches a share of it. */
export const needed = (whole: number, share: Share): number => {
  const [num, den] = [BigInt(whole) * BigInt(share.num), BigInt(share.den)]
  const down = Number(num / den)
  return reaches(down, whole, share) ? down : down + 1
}

/** Refuses figures that cannot be: fractions, more ballots than people present, more present than eligible. */
export const checkTally = ({ eligible, present, cast, approve, oppose, abstain }: Tally): void => {
  const figures = [eligible, present, cast, approve, oppose, abstain]
  const whole = figures.every(figure => Number.isSafeInteger(figure) && figure >= 0)
  if (!whole || approve + oppose + abstain > cast || cast > present || present > eligible)
    throw refuse("rollDoesNotFit", { eligible, present, cast })
}

/**
 * A motion by majority: the quorum of the eligible takes part, and approvals reach the share of those the rule names.
 * Abstaining takes part and is not consent. A tie of approve and oppose fails, and so does a motion without an approval.
 */
export const decideMajority = (rule: Majority, tally: Tally): Verdict => {
  checkTally(tally)
  const { eligible, present, cast, approve, oppose } = tally
  const of = { eligible, present, cast, decided: approve + oppose }[rule.pass.of]
  const quorumNeeded = needed(eligible, rule.quorum)
  const quorum = reaches(present, eligible, rule.quorum)
  const tied = approve === oppose
  const majority = approve > oppose && reaches(approve, of, rule.pass)
  return {
    passed: quorum && majority,
    quorum: { reached: quorum, needed: quorumNeeded, lacking: quorum ? 0 : Math.max(quorumNeeded - present, 1) },
    majority: { reached: majority, of, lacking: majority ? 0 : lackingApprovals(rule, tally, of), tied },
    tally,
  }
}

/** The least number of further approvals that is enough. Where only the decided count, each also widens the whole. */
const lackingApprovals = ({ pass }: Majority, { approve, oppose }: Tally, of: number): number | undefined => {
  const toLead = oppose + 1 - approve
  if (pass.of !== "decided") return Math.max(toLead, needed(of, pass) - approve, 1)
  if (pass.num === pass.den) return pass.strict || oppose > 0 ? undefined : Math.max(toLead, 1)
  const short = BigInt(of) * BigInt(pass.num) - BigInt(approve) * BigInt(pass.den)
  const each = BigInt(pass.den - pass.num)
  const toShare = short < none ? 0 : Number(pass.strict ? short / each + one : (short + each - one) / each)
  return Math.max(toLead, toShare, 1)
}

/** One seat's part in a motion. */
export interface Seat {
  readonly recused: boolean
  readonly present: boolean
  /** Nothing when no ballot was cast; "blank" for one that says nothing, or is invalid. */
  readonly choice: "approve" | "oppose" | "abstain" | "blank" | undefined
}

/** Takes all seats; gives the tally. A seat that cast a ballot takes part; a recused one is left out altogether. */
export const tallyOf = (seats: readonly Seat[]): Tally => {
  const counted = seats.filter(({ recused }) => !recused)
  const with_ = (choice: Seat["choice"]): number => counted.filter(seat => seat.choice === choice).length
  return {
    eligible: counted.length,
    present: counted.filter(({ present, choice }) => present || choice !== undefined).length,
    cast: counted.filter(({ choice }) => choice !== undefined).length,
    approve: with_("approve"),
    oppose: with_("oppose"),
    abstain: with_("abstain"),
  }
}
