import { quietUntil } from "#cloud/notices/outbox/rules"
import { hour, type Instant, instantOf, msOf } from "#cloud/shared/values/instant"
import type { Host } from "./host.ts"

/** The morning after, where it is night at `now` (ms) in China and phones are silent, or soon will be. */
export const morningAfter = (now: number): Instant | undefined =>
  quietUntil(instantOf(now)) ?? quietUntil(instantOf(now + hour))

/** At night the demonstration's clock goes on to the morning. */
export const untilMorning = async (host: Host): Promise<void> => {
  const now = Date.now()
  const morning = morningAfter(now)
  if (morning)
    await fetch(`${host.url}/as/clock`, {
      method: "POST",
      body: JSON.stringify({ ms: msOf(morning) - now + 60_000 }),
    })
}
