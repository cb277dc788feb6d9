import { mkdirSync, openSync, readdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { pino } from "pino"
import type { Log } from "#cloud/shared/ports"
import type { Day } from "#cloud/shared/values/day"
import { clean, traceOf } from "./line.ts"

/** Operating logs are kept for at least six months (网络安全法 23). */
const keptFiles = 200

/**
 * Logs of the host: one JSON line an event, one file a day in `folder`. `turn(day)` goes on to the day's file and removes
 * those beyond the last 200; `close()` returns when everything is on disk.
 */
export const fileLog = (folder: string, today: Day): Log & { turn(day: Day): void; close(): void } => {
  mkdirSync(folder, { recursive: true })
  let current = today
  let destination = opened(join(folder, `${today}.log`))
  const written = { write: (line: string) => void destination.write(line) }
  const logger = pino({ base: null, formatters: { level: label => ({ level: label }) } }, written)
  const flush = setInterval(() => destination.flush(), 1000)
  flush.unref()
  let closed = false
  return {
    info: line => {
      if (!closed) logger.info(clean(line))
    },
    bug: (line, error) => {
      if (!closed) logger.error({ ...clean(line), ...traceOf(error) })
    },
    turn: day => {
      if (day === current) return
      current = day
      finish(destination)
      destination = opened(join(folder, `${day}.log`))
      const files = readdirSync(folder).filter(name => /^\d{4}-\d{2}-\d{2}\.log$/.test(name))
      for (const name of files.sort().slice(0, -keptFiles)) rmSync(join(folder, name), { force: true })
    },
    close: () => {
      closed = true
      clearInterval(flush)
      finish(destination)
    },
  }
}

/** Opened before its first line: one that is closed at once must be able to write what it holds. */
const opened = (file: string) => pino.destination({ dest: openSync(file, "a", 0o600), sync: false, minLength: 4096 })

const finish = (destination: ReturnType<typeof opened>): void => {
  destination.flushSync()
  destination.end()
}
