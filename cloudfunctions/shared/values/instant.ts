/** A moment: UTC, ISO 8601 with milliseconds ("2026-03-01T12:00:00.000Z"). Text order is time order. */
export type Instant = string & { readonly time: "utc" }

const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** Whether a text is an Instant: the form and a real moment. */
export const isInstant = (text: string): boolean => form.test(text) && !Number.isNaN(Date.parse(text))

/** Takes such a text; refuses another form or an impossible date (RangeError). */
export const instant = (text: string): Instant => {
  if (!isInstant(text)) throw new RangeError("not an instant")
  return text as Instant
}

/** Takes ms since 1970, gives the Instant. */
export const instantOf = (ms: number): Instant => new Date(ms).toISOString() as Instant

/** As HTTP writes it, to the second (RFC 9110, 5.6.7). */
export const httpDate = (at: Instant): string => new Date(at).toUTCString()

/** Gives ms since 1970. */
export const msOf = (at: Instant): number => Date.parse(at)

/** The Instant `ms` later (or earlier, when negative). */
export const later = (at: Instant, ms: number): Instant => instantOf(msOf(at) + ms)

/** Whether `at` lies in the half-open window [opens, closes). */
export const within = (at: Instant, opens: Instant, closes: Instant): boolean => opens <= at && at < closes

export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const dayLong = 24 * hour
