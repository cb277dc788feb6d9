import { type Instant, instantOf, later, minute, msOf, second } from "../shared/values/instant.ts"

/** A code that binds a group is good for so long. */
export const bindCodeMinutes = 10
/** Staff see so many votes of a group, the newest; more at once is a page. */
export const offersMost = 20
/** Days that it is known which vote was shown to which group, after its end. */
export const offerDays = 400

/** A card is shown unasked for so long after its vote was put into the group (ms): later it would only surprise. */
export const shownWithin = 30 * minute
/** Minutes after which a card that could not be shown is tried again. */
const looks = [1, 3, 7, 15] as const

/** When to try again to show what was offered at `at`; undefined: not any more, people ask for it. */
export const nextLook = (at: Instant, now: Instant): Instant | undefined =>
  looks.map(minutes => later(at, minutes * minute)).find(look => look > now)

/** What is due for an offer: the offer, and when it was noted. */
export const dueFor = (offer: string, noted: Instant): string => `${offer}|${msOf(noted)}`
export const offerIn = (what: string): string => what.split("|")[0] ?? ""

/** The change that an entry is noted before has come by then, or never comes: no request runs that long. */
const comesWithin = 10 * minute
/** Of an offer that is not there: when to look for it again, as its change may still be on its way; undefined: it was taken out, or never came. */
export const comesLater = (what: string, now: Instant): Instant | undefined => {
  const noted = Number(what.split("|")[1] ?? 0)
  return later(instantOf(noted), comesWithin) > now ? later(now, 10 * second) : undefined
}

/** Whoever brings a card to one person has taken it for so long: until then nobody else brings it. */
export const bringingHolds = 10 * minute
