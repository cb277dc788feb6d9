import type { Value } from "../../../cloud/contracts"

/** A round and one of its projects, as a page knows them. */
export type Round = Value<"projects.round">
export type Project = Round["projects"][number]
