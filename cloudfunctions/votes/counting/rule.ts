import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"

/**
 * What decides between options that are exactly equal, one step after the other: more votes, the lower cost, the
 * committed lot, or the order in which the options were listed. A tie order ends with `lot` or `order`, which never tie.
 */
export type TieStep = "votes" | "cost" | "lot" | "order"
export type TieOrder = readonly TieStep[]

/**
 * The method of equal shares. `step` is one currency unit in the smallest unit of the costs (one yuan: 100): add1 raises
 * everybody's share by it, and the start `floor` is the share rounded down to whole steps.
 */
export interface EqualShares {
  readonly kind: "equal-shares"
  readonly utility: "cost" | "cardinality" | "points"
  readonly completion: "none" | "u" | "add1" | "add1u"
  readonly exhaustiveStop: boolean
  readonly start: "exact" | "floor"
  readonly step: number
  readonly ties: TieOrder
}

/** Most votes first (points, on a points ballot), or most votes per cost; `skip` passes over what no longer fits. */
export interface Greedy {
  readonly kind: "greedy"
  readonly by: "votes" | "votes-per-cost"
  readonly skip: boolean
  readonly threshold: number
  readonly ties: TieOrder
}

/** Sequential Phragmén: voters earn at equal speed, a project is bought when its supporters hold its cost. */
export interface Phragmen {
  readonly kind: "phragmen"
  readonly ties: TieOrder
}

/** Place i (from 0) of a ranking gives `longest` − i points; fills the budget, or the seats when there is no budget. */
export interface Borda {
  readonly kind: "borda"
  readonly longest: number
  readonly seats: number
  readonly ties: TieOrder
}

/** Instant run-off: the last is eliminated until one has more than half of the continuing ballots. */
export interface Irv {
  readonly kind: "irv"
  readonly ties: TieOrder
}

/** Single transferable vote: Droop quota, exact fractional transfers. */
export interface Stv {
  readonly kind: "stv"
  readonly seats: number
  readonly ties: TieOrder
}

/** Schulze with winning votes; ranked beats unranked. */
export interface Schulze {
  readonly kind: "schulze"
  readonly seats: number
  readonly ties: TieOrder
}

/** Most votes first. */
export interface Plurality {
  readonly kind: "plurality"
  readonly seats: number
  readonly ties: TieOrder
}

/** More than half of the ballots with a choice wins; otherwise the first two go to a second vote by plurality. */
export interface TwoRound {
  readonly kind: "two-round"
  readonly ties: TieOrder
}

export type ChoosingRule = EqualShares | Greedy | Phragmen | Borda | Irv | Stv | Schulze | Plurality | TwoRound

/** num/den of a whole; `strict` means more than (超过、过半数), otherwise at least (以上). */
export interface Share {
  readonly num: number
  readonly den: number
  readonly strict: boolean
}

/** Of whom a majority is taken. `decided` are those who said approve or oppose. */
export type Base = "eligible" | "present" | "cast" | "decided"

/** A motion by majority: a quorum of the eligible, then a majority of `of`. A tie, or no ballot, fails. */
export interface Majority {
  readonly kind: "majority"
  readonly quorum: Share
  readonly pass: Share & { readonly of: Base }
}

/** 民法典 278: two thirds of area and of owners take part; then more than half, or three quarters for matters 6 to 8. */
export interface Owners {
  readonly kind: "owners"
  readonly matters: "ordinary" | "grave"
  /** 从多: also show the result if the silent counted with the majority. It never decides. */
  readonly showSilent: boolean
}

/** 街事会: passes when `need` of the groups and the whole pass. A group without members is settled beforehand. */
export interface ByGroups {
  readonly kind: "by-groups"
  readonly groups: readonly { readonly group: string; readonly rule: Majority }[]
  readonly need: number
  readonly whole: Majority
  readonly empty: "passes" | "fails"
}

export type DecidingRule = Majority | Owners | ByGroups
export type Rule = ChoosingRule | DecidingRule

/** Our own order: the cheaper one, then more votes, then the lot whose seed was committed when the vote opened. */
export const houseTies: TieOrder = ["cost", "votes", "lot"]

/** The rule of a round of micro-projects unless its charter says otherwise: costs in fen, steps of one yuan. */
export const roundRule: EqualShares = {
  kind: "equal-shares",
  utility: "cost",
  completion: "add1u",
  exhaustiveStop: true,
  start: "exact",
  step: 100,
  ties: houseTies,
}

/** City practice: most votes first, passing over what no longer fits. */
export const greedyRule: Greedy = { kind: "greedy", by: "votes", skip: true, threshold: 1, ties: houseTies }

const half = { num: 1, den: 2, strict: true } as const

/** 居民会议 (居民委员会组织法 27): more than half take part, more than half of those present approve. */
export const residentsAssembly: Majority = { kind: "majority", quorum: half, pass: { ...half, of: "present" } }

/** 居民代表会议 (居民委员会组织法 29): at least two thirds take part, more than half of those present approve. */
export const representativesAssembly: Majority = {
  kind: "majority",
  quorum: { num: 2, den: 3, strict: false },
  pass: { ...half, of: "present" },
}

/** 议事会: no law sets its quorum; this is the usual local charter. Its output is an opinion (协商意见). */
export const deliberationCouncil: Majority = representativesAssembly

/** JSON of a rule with the keys of every object sorted: equal rules are equal texts. */
export const canonicalRule = (rule: Rule): string => sorted(rule)

const sorted = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(sorted).join(",")}]`
  if (typeof value !== "object" || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${sorted(field)}`).join(",")}}`
}

/** SHA-256 of the canonical rule, in hex: frozen when a vote opens, carried by every ballot. */
export const rulesHash = (rule: Rule): string => bytesToHex(sha256(utf8ToBytes(canonicalRule(rule))))

/** The 8 characters of a rule's hash that stand on poster, phone and minutes. */
export const shortHash = (hash: string): string => hash.slice(0, 8)
