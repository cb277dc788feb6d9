import { quietUntil } from "#cloud/notices/outbox/rules"
import { instantOf, msOf } from "#cloud/shared/values/instant"
import type { Host } from "./host.ts"

/** At night phones are silent: the demonstration's clock goes on to the morning, whenever the test runs. */
export const untilMorning = async (host: Host): Promise<void> => {
  const now = Date.now()
  const morning = quietUntil(instantOf(now))
  if (morning)
    await fetch(`${host.url}/as/clock`, {
      method: "POST",
      body: JSON.stringify({ ms: msOf(morning) - now + 60_000 }),
    })
}
