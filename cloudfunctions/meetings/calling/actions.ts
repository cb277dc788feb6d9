import type { Actions } from "../../shared/ask.ts"
import { answering } from "./actions/answering.ts"
import type { Outside } from "./actions/arranging.ts"
import { calling } from "./actions/calling.ts"
import { showing } from "./actions/showing.ts"
import { surveying } from "./actions/surveying.ts"
import type { contract } from "./contract.ts"

export type { Outside } from "./actions/arranging.ts"
export { calendarEntryOf } from "./actions/calendar.ts"
export { paperFor } from "./actions/papers.ts"
export { meetingIn } from "./actions/reading.ts"
export { inviteNewcomers, remindOfMeeting } from "./actions/reminding.ts"
export { decideTopic, discussTopics } from "./actions/taking.ts"

/** Meetings until they begin: called, changed, cancelled, answered. Takes how an uploaded paper is kept. */
export const actions = (outside: Outside): Actions<typeof contract> => ({
  ...calling(outside),
  ...answering,
  ...showing(outside),
  ...surveying,
})
