import type { Log } from "#cloud/shared/ports"

/** The only fields that a line may have. Whatever else a feature hands over is dropped here. */
const allowed = new Set([
  ...["action", "event", "feature", "step", "due", "tries", "channel", "trouble"],
  ...["status", "ms", "code", "number", "count", "port", "node"],
])
/** Words of the program, never of a person: no spaces, no Chinese, short. */
const plain = /^[\w.:/-]{0,60}$/

type Line = Parameters<Log["info"]>[0]

/** A line as it may be written. */
export const clean = (line: Line): Line =>
  Object.fromEntries(
    Object.entries(line).filter(
      ([name, value]) => allowed.has(name) && (typeof value !== "string" || plain.test(value)),
    ),
  )

/** An error without its message, which may hold what somebody typed: its kind and where it happened. */
export const traceOf = (error: unknown) => ({
  error: error instanceof Error ? error.name : typeof error,
  at: (error instanceof Error ? (error.stack ?? "") : "")
    .split("\n")
    .filter(frame => /^\s+at /.test(frame))
    .slice(0, 8)
    .map(frame => frame.trim().replace(/\(?(file:\/\/)?\/\S*?\/(cloudfunctions|node_modules)\//, "$2/")),
})
