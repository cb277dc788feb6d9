import type { CouncilSeat } from "../../councils/rules.ts"
import type { Id } from "../../shared/values/id.ts"
import type { Instant } from "../../shared/values/instant.ts"
import type { MeetingState, SeatSays } from "./rules.ts"

/** A meeting as it is stored, as far as a line shows it. */
interface Kept {
  readonly body: Id<"body">
  readonly title: string
  readonly place: string
  readonly begins: Instant
  readonly ends: Instant
  readonly state: MeetingState
  readonly agenda: readonly unknown[]
}

/** Takes a meeting, its body's name, and what the caller has said; gives it as one line of a list. */
export const shownLine = (
  id: Id<"meeting">,
  { body, title, place, begins, ends, state, agenda }: Kept,
  bodyName: string,
  { seated, says }: { readonly seated: boolean; readonly says?: SeatSays | undefined },
) => ({
  ...{ id, body, bodyName, title, place, begins, ends, state, items: agenda.length, seated },
  ...(says && { says }),
})

/** Takes a seat for which a person may speak, and what was said for it; gives it as that person sees it. */
export const shownSeat = (
  { seat, groupName, holder, substitute, observer }: CouncilSeat,
  person: Id<"person">,
  says: SeatSays | undefined,
) => ({
  seat,
  group: groupName,
  standIn: holder !== person,
  observer,
  hasSubstitute: substitute !== undefined,
  ...(says && { says }),
})
