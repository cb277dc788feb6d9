import { type Said, sayings } from "../polls/rules.ts"

/** A probability is a whole number of thousandths; so many are a certainty. */
export const certain = 1000

/** What is known of a seat for one time: what was said, or nothing. */
export type Heard = Said | "silent"
export const heardOf = (says: Readonly<Record<string, Said>>, slot: string): Heard => says[slot] ?? "silent"

/**
 * How likely somebody comes who said so, in thousandths, as long as nothing is known of them: a yes is nearly always kept,
 * "if needed" mostly, a no nearly never broken, and of those who say nothing some come. Set beforehand and never fitted to
 * anything (docs/decisions/0021-how-likely-a-meeting-is-valid.md).
 */
export const usual: Readonly<Record<Heard, number>> = { yes: 950, ifNeeded: 700, no: 20, silent: 300 }

/** How often a seat came to earlier meetings of the body after saying the same. */
export interface Came {
  readonly came: number
  readonly of: number
}
export type Past = Readonly<Partial<Record<Heard, Came>>>

/** The usual figure weighs as much as so many meetings, so that one evening missed does not undo a person. */
export const weight = 4

/** At most so many past meetings are looked at, the latest ones: people's lives change. */
export const lookedBack = 12

/**
 * How likely a seat is taken, in thousandths: the usual figure, or with earlier meetings (usual × 4 + came) ÷ (4 + meetings),
 * to the nearest thousandth. Takes what was heard and the seat's past.
 */
export const likelyOf = (heard: Heard, past: Past = {}): number => {
  const { came, of } = past[heard] ?? { came: 0, of: 0 }
  const [num, den] = [usual[heard] * weight + certain * came, weight + of]
  return Math.floor((2 * num + den) / (2 * den))
}

/** Of several answers for one seat (its holder's, its substitute's) the one that brings somebody soonest. */
export const soonest = (all: readonly Heard[]): Heard => {
  const order: readonly Heard[] = [sayings[0], sayings[1], "silent", sayings[2]]
  return order.find(heard => all.includes(heard)) ?? "silent"
}
