import type { Area } from "../../shared/values/area.ts"
import type { Day } from "../../shared/values/day.ts"
import type { Id } from "../../shared/values/id.ts"
import type { Title } from "../bodies/rules.ts"

/** A seat as it is on one day. Without a holder it is vacant; an observer (列席) speaks and has no vote. */
export interface CouncilSeat {
  readonly seat: Id<"seat">
  readonly body: Id<"body">
  /** The stakeholder group, and what it is called. */
  readonly group: string
  readonly groupName: string
  readonly title?: Title
  readonly holder?: Id<"person">
  /** The community that the holder is a person of: a street's seats come from several. */
  readonly home?: Id<"community">
  readonly substitute?: Id<"person">
  readonly substituteHome?: Id<"community">
  readonly observer: boolean
  /** The term, both days included; without an end it goes on until it is filled anew. */
  readonly from: Day
  readonly until?: Day
  /** An owner's share: whole 0.01 m², where the roll says it. */
  readonly area?: Area
}

/** Who holds a seat, or stands in for its holder, from a day on; nobody where `person` is missing. */
export interface Turn {
  readonly as: "holder" | "substitute"
  readonly person?: Id<"person"> | undefined
  readonly home?: Id<"community"> | undefined
  readonly from: Day
  readonly until?: Day | undefined
}

/** Whether a day lies in a term; a term without an end has none. */
export const inTerm = ({ from, until }: Pick<Turn, "from" | "until">, day: Day): boolean =>
  from <= day && (until === undefined || day <= until)

/** Takes all turns of a seat in the order they were noted; gives the one that counts on a day: the last that had begun. */
export const turnOn = (turns: readonly Turn[], as: Turn["as"], day: Day): Turn | undefined => {
  const begun = turns.filter(turn => turn.as === as && turn.from <= day).at(-1)
  return begun && inTerm(begun, day) ? begun : undefined
}
