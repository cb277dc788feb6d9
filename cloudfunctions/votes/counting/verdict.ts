import type { DecisionExplanation, Part } from "./outcome.ts"

/** The sentences about a motion's verdict, in one language; every figure in them is the verdict's own. */
export interface VerdictWords {
  /** "通过" or "未通过". */
  readonly passed: (passed: boolean) => string
  /** Who took part, and how many more were needed. */
  readonly quorum: (part: Part) => string
  /** "赞成 5 · 反对 3 · 弃权 1". */
  readonly figures: (part: Part) => string
  /** What would have been enough: "还差 2 票赞成"; empty when nothing was lacking. */
  readonly lacking: (part: Part) => readonly string[]
  /** What the motion as a whole lacked, groups and areas with it; empty when it passed. `titleOf` gives what a choice is called. */
  readonly short: (explanation: DecisionExplanation, titleOf?: (option: string) => string) => readonly string[]
  /** Of several choices: "选定“长椅”" or that none is decided. */
  readonly choice: (decided: string | undefined) => string
  /** Of several choices: "长椅 5 · 坡道 2 · 都不同意 1 · 弃权 1". */
  readonly votes: (explanation: DecisionExplanation, titleOf: (option: string) => string) => string
  /** How one of several choices is decided, beside the rule. */
  readonly among: string
  /** One group in a line, by the name people call it. */
  readonly group: (group: NonNullable<DecisionExplanation["groups"]>[number], name: string) => string
  /** All of it, a sentence each, as the minutes have it. `nameOf` gives what a group is called. */
  readonly decision: (explanation: DecisionExplanation, nameOf: (group: string) => string) => readonly string[]
}

/** How many groups are lacking. */
export const groupsLacking = ({ groupsNeeded = 0, groupsPassed = 0 }: DecisionExplanation): number =>
  Math.max(groupsNeeded - groupsPassed, 0)

/** Of several choices those with most votes. */
export const leaders = ({ choices = [] }: Pick<DecisionExplanation, "choices">): readonly string[] => {
  const most = Math.max(0, ...choices.map(({ votes }) => votes))
  return choices.filter(({ votes }) => votes === most).map(({ option }) => option)
}

/** Whole 0.01 m² as people write it: 8953 → "89.53". */
export const areaInWords = (area: number): string => {
  const rest = area % 100
  return `${Math.trunc(area / 100)}${rest === 0 ? "" : `.${String(rest).padStart(2, "0")}`}`
}
