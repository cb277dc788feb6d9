import type { Input } from "../../../cloud/contracts"
import type { Vote } from "./vote"

/** A slip as it is entered; null is an invalid one. */
export type Slip = Input<"votes.enterBatch">["slips"][number]

/** Takes what was typed ("1 3 5", "0" for blank, "x" for invalid); gives the slip, or undefined when it cannot be read. */
export const slipOf = (vote: Vote, typed: string): Slip | undefined => {
  const plain = typed
    .replace(/[０-９]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .trim()
    .toLowerCase()
  if (plain === "x" || plain === "废") return null
  const kind = vote.form.kind === "knapsack" ? "knapsack" : "approval"
  if (plain === "0") return { kind, options: [] }
  const numbers = plain.split(/[\s,，、.]+/).filter(Boolean)
  const options = numbers.map(number => (/^\d{1,3}$/.test(number) ? vote.options[Number(number) - 1]?.id : undefined))
  if (numbers.length === 0 || options.includes(undefined)) return undefined
  return { kind, options: [...new Set(options.filter(id => id !== undefined))] }
}

/** A slip's numbers, for reading it over. */
export const numbersOf = (vote: Vote, slip: NonNullable<Slip>): string =>
  "options" in slip
    ? vote.options.flatMap(({ id }, at) => (slip.options.includes(id) ? [String(at + 1)] : [])).join(" ")
    : ""
