import type { Charter, Step } from "../../councils/rules.ts"
import { needed } from "../../votes/counting/majority.ts"
import type { Share } from "../../votes/counting/rule.ts"
import { refuse } from "./refusals.ts"

/**
 * Where a topic stands: handed in and not yet read by the office; shown, and open to be endorsed; taken up; joined with
 * another; handed on; declined; taken back; on an agenda; decided.
 */
export const states = [
  "waiting",
  "open",
  "accepted",
  "merged",
  "referred",
  "declined",
  "withdrawn",
  "taken",
  "decided",
] as const
export type TopicState = (typeof states)[number]

/** What a meeting made of a topic: a motion that passed, failed or lost its ground, or a discussion without one. */
export const outcomes = ["passed", "failed", "void", "discussed"] as const
export type Outcome = (typeof outcomes)[number]

/** What one person may have waiting or open at once: enough for anybody, too little to fill a list. */
export const mostOpen = 3

/** What the rules need to know of a topic. */
export interface Standing {
  readonly state: TopicState
  readonly body: string
  readonly reached?: string | undefined
  readonly study?: object | undefined
  readonly done: readonly { readonly step: Step }[]
}

/** How many must endorse a topic so that it has to be taken up, out of so many: 1/10 of 1,001 are 101. At least one. */
export const endorsementsNeeded = (base: number, share: Share): number => Math.max(1, needed(base, share))

/** Refuses a topic that stands elsewhere than asked; the refusal says where it stands. */
export const checkState = ({ state }: Pick<Standing, "state">, ...allowed: readonly TopicState[]): void => {
  if (allowed.includes(state)) return
  if (state === "waiting") throw refuse("topicWaiting")
  if (state === "open") throw refuse("topicOpen")
  if (state === "accepted") throw refuse("topicAccepted")
  if (state === "taken" || state === "decided") throw refuse("topicTaken")
  throw refuse("topicEnded")
}

/** Refuses to end a topic that enough have endorsed: it has to be taken up (城市居民委员会组织法 26, 28; the charter). */
export const checkMayEnd = (topic: Pick<Standing, "state" | "reached">): void => {
  checkState(topic, "waiting", "open", "accepted")
  if (topic.reached !== undefined) throw refuse("mustBeTaken")
}

/** Refuses to join a topic with itself, with one of another body, or with one that is not there for others to read. */
export const checkMerge = (from: Standing, into: Standing, same: boolean): void => {
  checkState(from, "waiting", "open", "accepted")
  if (same || from.body !== into.body) throw refuse("cannotMerge")
  checkState(into, "open", "accepted")
}

/** Before a decision comes what the charter sets before it, in its order; publishing comes after it. */
const before = (steps: readonly Step[]): readonly Step[] => {
  const decide = steps.indexOf("decide")
  return decide < 0 ? steps : steps.slice(0, decide)
}

/** The step that comes next for a topic; `decide` is the meeting's and nobody notes it. Nothing when all are done. */
export const nextStep = ({ steps }: Pick<Charter, "steps">, { state, done }: Standing): Step | undefined => {
  const has = (step: Step): boolean => done.some(one => one.step === step) || (step === "decide" && state === "decided")
  return steps.find(step => !has(step))
}

/** What must still happen before a motion on the topic: 前置研究, and the steps of 四议两公开 that come before deciding. */
export const lackingBefore = (
  { study, steps }: Pick<Charter, "study" | "steps">,
  topic: Pick<Standing, "study" | "done">,
): readonly ("study" | Step)[] => {
  const missing = before(steps).filter(step => !topic.done.some(one => one.step === step))
  return study && topic.study === undefined ? ["study", ...missing] : missing
}

/** Refuses a step that the charter does not have, or whose turn it is not. */
export const checkStep = (charter: Pick<Charter, "steps">, topic: Standing, step: Step): void => {
  checkState(topic, "accepted", "taken", "decided")
  if (step === "decide" || nextStep(charter, topic) !== step) throw refuse("notThisStep")
}
