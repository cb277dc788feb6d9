import { type Instant, instantOf } from "#cloud/shared/values/instant"

/** How far the clock that decides is ahead of this phone's (ms). */
let ahead = 0

/** Takes the moment that an answer came with, if it is one: an Instant, or HTTP's date, to the second. */
export const heardTime = (at: string | null | undefined): void => {
  const heard = Date.parse(at ?? "")
  if (!Number.isNaN(heard)) ahead = heard - Date.now()
}

/** What time it is by the clock that decides, as the last answer told it, whatever the phone says; before the first, the phone's. */
export const rightNow = (): Instant => instantOf(Date.now() + ahead)
