import { sameText } from "../../../shared/digest.ts"
import type { Documents } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { refuse } from "../refusals.ts"
import { meetingIn } from "./reading.ts"

/**
 * Step: a meeting as an entry of somebody's calendar (adapters/document), for whoever has its key; nothing about a person is in
 * it. Refuses another key with the answer for a meeting that is not there (404).
 */
export const calendarEntryOf = async (documents: Documents, meeting: Id<"meeting">, key: string) => {
  const { title, place, begins, ends, agenda, changes, called, changedAt, cancelled, calendarKey } = await meetingIn(
    documents,
    meeting,
  )
  if (!sameText(calendarKey, key)) throw refuse("noSuchMeeting")
  return {
    uid: `${meeting}@weiyi`,
    sequence: changes,
    stamp: changedAt ?? called.at,
    title,
    place,
    text: agenda.map((item, place) => `${place + 1}. ${item.title}`).join("\n"),
    begins,
    ends,
    cancelled: cancelled !== undefined,
  }
}
