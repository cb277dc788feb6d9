import type { Value } from "../../../cloud/contracts"

/** A frozen result as a page knows it. */
export type Result = Value<"votes.result">
export type Funding = Extract<Result["outcome"]["explanation"], { kind: "funding" }>
export type Ranked = Extract<Result["outcome"]["explanation"], { kind: "ranking" }>
export type Decision = Extract<Result["outcome"]["explanation"], { kind: "decision" }>
