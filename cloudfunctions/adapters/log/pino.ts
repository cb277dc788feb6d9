import { mkdirSync, readdirSync, rmSync } from "node:fs"
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
  const fileOf = (day: Day) => join(folder, `${day}.log`)
  const destination = pino.destination({ dest: fileOf(today), sync: false, minLength: 4096, mode: 0o600 })
  const logger = pino({ base: null, formatters: { level: label => ({ level: label }) } }, destination)
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
      destination.reopen(fileOf(day))
      const files = readdirSync(folder).filter(name => /^\d{4}-\d{2}-\d{2}\.log$/.test(name))
      for (const name of files.sort().slice(0, -keptFiles)) rmSync(join(folder, name), { force: true })
    },
    close: () => {
      closed = true
      clearInterval(flush)
      destination.flushSync()
      destination.end()
    },
  }
}
