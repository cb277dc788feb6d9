/** Takes a caller's name and ms; gives 0 when the call may pass, else the whole seconds to wait. */
export type Limit = (who: string, now: number) => number

/** So many callers are remembered; the one heard of longest ago is forgotten first. */
const most = 20_000

/** A leaky bucket a caller: `burst` calls at once, `rate` a second for ever. */
export const limitTo = (rate: number, burst: number): Limit => {
  const callers = new Map<string, { level: number; at: number }>()
  return (who, now) => {
    const seen = callers.get(who)
    const level = seen ? Math.max(0, seen.level - ((now - seen.at) * rate) / 1000) : 0
    callers.delete(who)
    if (level + 1 > burst) {
      callers.set(who, { level, at: now })
      return Math.ceil((level + 1 - burst) / rate)
    }
    callers.set(who, { level: level + 1, at: now })
    const oldest = callers.size > most ? callers.keys().next().value : undefined
    if (oldest !== undefined) callers.delete(oldest)
    return 0
  }
}
