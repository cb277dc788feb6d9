/** The text of consent that is asked for now; its words are in src/text/members.zh.ts under this version. */
export const consentVersion = "2026-03"

/** A name for everybody's eyes: the first character and a star ("张*", "M*"); nothing for an empty name. */
export const masked = (name: string): string => {
  const [first] = name.trim()
  return first === undefined ? "" : `${first}*`
}

/** A session that has not been used for so long is over. */
export const sessionIdleDays = 30
/** A computer at the desk is shared: it signs out overnight. */
export const deskIdleHours = 12
/** The printed link of the first administrator. */
export const adminLinkMinutes = 30
export const inviteDays = 3
export const pairingMinutes = 2
/** One person, and one household, may try so many codes an hour. */
export const triesAnHour = 5
/** A slip that was handed out but not used. */
export const codeDays = 60
/** A request that nobody decided. */
export const requestDays = 30
/** An import can be taken back for so long; older versions of the roll are removed after it. */
export const undoDays = 30
