import type { Documents, Tx } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { type Meeting, meetings } from "../records.ts"
import { refuse } from "../refusals.ts"

/** Step: takes a change or the documents; gives the meeting, without its id. Refuses `meetings.noSuchMeeting` (404). */
export const meetingIn = async (from: Pick<Tx, "get"> | Documents, meeting: Id<"meeting">): Promise<Meeting> => {
  const found = await ("get" in from ? from.get(meetings, meeting) : from.read(meetings, meeting))
  if (!found) throw refuse("noSuchMeeting")
  const { id: _, ...body } = found
  return body
}

/** Where everybody reads about a meeting; the street's carry where they are. */
export const pageOf = (scope: string, meeting: string): string =>
  `/pages/meetings/meeting?meeting=${meeting}${scope.startsWith("street:") ? "&at=street" : ""}`
