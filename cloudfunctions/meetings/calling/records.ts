import * as z from "zod/mini"
import { living } from "../../shared/record.ts"
import { idShape, instantShape } from "../../shared/shapes.ts"
import { agendaShape, answerShape, stateShape } from "./meeting-shape.ts"

export const meetingShape = z.strictObject({
  body: idShape<"body">(),
  /** The version of the rules of procedure it was called under; they hold to its end. */
  charter: z.int(),
  title: z.string(),
  place: z.string(),
  note: z.optional(z.string()),
  begins: instantShape(),
  ends: instantShape(),
  state: stateShape,
  agenda: agendaShape,
  called: z.strictObject({
    at: instantShape(),
    by: idShape<"person">(),
    /** Why the notice is shorter than the period, where the charter allows it. */
    shortReason: z.optional(z.string()),
  }),
  /** How often it has changed since it was called: the version that a change must have seen, and iCalendar's SEQUENCE. */
  changes: z.int(),
  changedAt: z.optional(instantShape()),
  poll: z.optional(idShape<"poll">()),
  chair: z.optional(idShape<"seat">()),
  scrutineers: z.optional(z.array(idShape<"seat">())),
  cancelled: z.optional(z.strictObject({ at: instantShape(), reason: z.string() })),
  /** Opens the calendar entry at its address; random, so that an id alone opens nothing. */
  calendarKey: z.string(),
})
export type Meeting = z.output<typeof meetingShape>

/** Ids begin with the moment of calling, so that a list is in order of time. */
export const meetings = living("meetings", {
  version: 1,
  shape: meetingShape,
  by: ["body", "state"],
  personal: "none",
  kept: {
    days: "forever",
    why: "how a meeting was called is part of the archive of affairs (城市居民委员会组织法 39)",
  },
})

/** Id `meeting:seat`: one answer a seat, the last one counts, and only while the person who gave it may speak for the seat. */
export const rsvps = living("rsvps", {
  version: 1,
  shape: z.strictObject({
    meeting: idShape<"meeting">(),
    seat: idShape<"seat">(),
    person: idShape<"person">(),
    says: answerShape,
    at: instantShape(),
  }),
  by: ["meeting", "person"],
  personal: { whose: "person", shown: ["meeting", "seat", "says", "at"], erased: [] },
  kept: {
    days: 180,
    since: "at",
    why: "needed until the meeting has been held; the check-in says who came (个人信息保护法 19)",
  },
})

export const rsvpId = (meeting: string, seat: string): string => `${meeting}:${seat}`

/** Id = the meeting: who has been told of it, so that whoever takes over a seat afterwards is told too. */
export const invitations = living("invitations", {
  version: 1,
  shape: z.strictObject({ meeting: idShape<"meeting">(), persons: z.array(idShape<"person">()) }),
  by: [],
  personal: "none",
  kept: { days: "forever", why: "who was called is part of the archive of affairs (城市居民委员会组织法 39)" },
})

/** Id = the file: a paper of a meeting, which its people may read; `home` is the community that uploaded it. */
export const papers = living("meetingPapers", {
  version: 1,
  shape: z.strictObject({ meeting: idShape<"meeting">(), home: idShape<"community">() }),
  by: ["meeting"],
  personal: "none",
  kept: { days: "forever", why: "papers belong to the archive of the meeting (城市居民委员会组织法 39)" },
})
