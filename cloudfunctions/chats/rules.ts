/** A code that binds a group is good for so long. */
export const bindCodeMinutes = 10
/** A group shows so many votes at most; more at once is a page. */
export const offersMost = 20
