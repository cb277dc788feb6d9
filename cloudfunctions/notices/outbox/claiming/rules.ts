import { type Credit, isReady, whyNot } from "../../credits/rules.ts"
import { isFor, isWorth, type Need } from "../../planning/rules.ts"
import type { TemplateKey } from "../../templates/rules.ts"

/** A message that a credit is asked for. `free`: no consent is kept back from it (an emergency, or what staff sent again). */
interface Asking {
  readonly person: string
  readonly template: TemplateKey
  readonly weight: number
  readonly free: boolean
  /** Somebody who lives with them has had it, or read it. */
  readonly heardAtHome?: boolean
}

/**
 * Why a credit is not spent on a message, if it is not: its person wants none, has given no consent that is left, or the last are
 * kept for what is `toCome` for them, surely, and matters more, or as their home has heard it. A lasting consent is used up by nothing, and kept from nothing.
 */
export const unspent = (
  credit: Credit,
  { person, template, weight, free, heardAtHome }: Asking,
  toCome: readonly Need[],
): "off" | "muted" | "noCredit" | "kept" | undefined => {
  if (!isReady(credit)) return whyNot(credit)
  const theirs = toCome.filter(need => isFor(need, person))
  const isSpent = free || credit.lasting || isWorth(credit.balance, { template, weight }, theirs, heardAtHome)
  return isSpent ? undefined : "kept"
}
