/** A date for the phone's own calendar. */
export interface Dated {
  readonly title: string
  readonly place: string
  /** Moments, UTC. */
  readonly begins: string
  readonly ends: string
  /** Where the server has it as a file (.ics), which calendars update by. */
  readonly link: string
}

/** Hands the date to whatever calendar the browser's system has, as a file; says whether it is in the calendar by now. */
export const addToCalendar = async ({ link }: Dated): Promise<"added" | "refused" | "handed"> => {
  const opener = document.createElement("a")
  opener.href = link
  opener.click()
  return "handed"
}
