import { quietUntil } from "#cloud/notices/outbox/rules"
import { hour, instantOf, msOf } from "#cloud/shared/values/instant"
import type { Host } from "./host.ts"

/** At night phones are silent: where it is night, or soon will be, the demonstration's clock goes on to the morning. */
export const untilMorning = async (host: Host): Promise<void> => {
  const now = Date.now()
  const morning = quietUntil(instantOf(now)) ?? quietUntil(instantOf(now + hour))
  if (morning)
    await fetch(`${host.url}/as/clock`, {
      method: "POST",
      body: JSON.stringify({ ms: msOf(morning) - now + 60_000 }),
    })
}
