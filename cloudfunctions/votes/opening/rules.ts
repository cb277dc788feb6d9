import type { BallotForm, Option } from "../counting/ballots.ts"
import { checkOptions } from "../counting/profile.ts"
import { refuse as refuseCounting } from "../counting/refusals.ts"
import type { DecidingRule, Rule } from "../counting/rule.ts"
import { mostChoices } from "../counting/several.ts"
import { refuse } from "../refusals.ts"

type Secrecy = "T0" | "T1"

/** Owners decide by name: what counts is whose area it is. Everything else is nameless unless its charter says otherwise. */
export const defaultSecrecy = (rule: Rule): Secrecy => (rule.kind === "owners" ? "T0" : "T1")

/** A nameless figure of fewer is as good as named: the same five as for turnout by buildings. */
export const fewestNameless = 5

export interface MotionPlan {
  readonly rule: DecidingRule
  readonly form: BallotForm
  /** Its text; or the choices, of which one is decided or none. */
  readonly options: readonly Option[]
  readonly secrecy: Secrecy
}

/**
 * Whether a motion can be decided: takes its plan and the seats of its roll. Refuses ballots of another kind, a choice that
 * stands twice, a seat of a
 * group that the rule does not name, an owner without an area, owners who would decide namelessly, and a nameless motion by
 * groups of which one has 1 to 4 seats: its published figures would say who voted how.
 */
export const checkMotion = (
  { rule, form, options, secrecy }: MotionPlan,
  seats: readonly { readonly group?: string; readonly area?: number }[],
): void => {
  if (form.kind !== "motion") throw refuseCounting("ballotsDoNotFit", { rule: rule.kind, ballot: form.kind })
  if (options.length < 1 || options.length > mostChoices) throw new Error("a motion is one option, or has some choices")
  checkOptions(options)
  if (rule.kind === "owners") {
    if (secrecy !== "T0") throw refuse("ownersByName")
    if (seats.some(({ area }) => area === undefined)) throw refuse("areaMissing")
  }
  if (rule.kind === "by-groups") {
    const sizes = new Map(rule.groups.map(({ group }) => [group, 0]))
    for (const { group = "" } of seats) {
      const size = sizes.get(group)
      if (size === undefined) throw refuse("groupUnknown", { group })
      sizes.set(group, size + 1)
    }
    for (const [group, size] of sizes)
      if (secrecy !== "T0" && size > 0 && size < fewestNameless)
        throw refuse("groupTooSmall", { group, seats: size, least: fewestNameless })
  }
}
