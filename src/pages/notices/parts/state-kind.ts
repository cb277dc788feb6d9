import type { Value } from "../../../cloud/contracts"
import type { MarkKind } from "../../../components/mark"

/** The shape that stands beside the word of a notice's state. */
export const stateKind = {
  draft: "info",
  set: "waiting",
  going: "waiting",
  out: "done",
  stopped: "failed",
  withdrawn: "failed",
} as const satisfies Record<Value<"notices.report">["state"], MarkKind>
