import type { Log } from "#cloud/shared/ports"
import { clean, traceOf } from "./line.ts"

/** Logs of a cloud function: one JSON line an event on the console, which the cloud keeps. */
export const consoleLog: Log = {
  info: line => console.log(JSON.stringify({ level: "info", ...clean(line) })),
  bug: (line, error) => console.error(JSON.stringify({ level: "error", ...clean(line), ...traceOf(error) })),
}
