import { Hono } from "hono"
import type { Clock } from "#cloud/shared/ports"
import { dayLong, instantOf } from "#cloud/shared/values/instant"

/** The clock of a demonstration: the machine's own, moved forward by whoever wants to see what comes next. */
export const movableClock = () => {
  let ahead = 0
  const now: Clock = () => instantOf(Date.now() + ahead)
  const app = new Hono()
  app.post("/as/clock", async context => {
    const { ms } = (await context.req.json().catch(() => ({}))) as { readonly ms?: unknown }
    if (typeof ms !== "number" || !Number.isSafeInteger(ms) || ms < 0 || ms > 400 * dayLong)
      return context.json({ ok: false }, 400)
    ahead += ms
    return context.json({ ok: true, now: now() })
  })
  return { now, routes: app }
}
