/** Where a meeting stands; the hall opens and closes it. */
export const states = ["called", "open", "closed", "cancelled"] as const
export type MeetingState = (typeof states)[number]

/** What an item of the agenda is for. */
export const kinds = ["report", "discussion", "motion"] as const
export type ItemKind = (typeof kinds)[number]

/** What a seat says to the invitation. */
export const answers = ["coming", "notComing", "substitute"] as const
export type SeatSays = (typeof answers)[number]
