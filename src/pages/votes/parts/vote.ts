import type { Value } from "../../../cloud/contracts"

/** A vote as a page knows it. */
export type Vote = Value<"votes.show">
export type Option = Vote["options"][number]

/** What the chosen options cost together, in fen. */
export const sumOf = (options: readonly Option[], chosen: readonly string[]): number =>
  options.reduce((sum, { id, cost }) => sum + (chosen.includes(id) ? cost : 0), 0)

/** So many options may be chosen at most. */
export const mostOf = ({ form, options }: Vote): number =>
  form.kind === "approval" ? Math.min(form.max, options.length) : options.length

/** Whether one more may be chosen. */
export const hasRoom = (vote: Vote, chosen: readonly string[], option: Option): boolean =>
  vote.form.kind === "knapsack"
    ? sumOf(vote.options, chosen) + option.cost <= vote.form.budget
    : chosen.length < mostOf(vote)

/** Whether a page can fill in this kind of ballot. */
export const canFillIn = ({ form }: Vote): boolean => form.kind === "approval" || form.kind === "knapsack"
