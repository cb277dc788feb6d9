import { dayLong } from "../../shared/values/instant.ts"

/** Days that what a notice leaves behind is kept; the same figures stand with the collections. */
export const days = { messages: 180, entries: 400, lanes: 30, refs: 7 } as const

export const messagesKept = days.messages * dayLong
export const entriesKept = days.entries * dayLong
export const refsKept = days.refs * dayLong
export const lanesKept = days.lanes * dayLong
