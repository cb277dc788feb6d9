import type { Outside } from "#cloud/host/features"
import { instant } from "#cloud/shared/values/instant"

const never = (): never => {
  throw new Error("nothing is asked of the world here")
}

/** A world that is never asked for anything: enough to read the features' contracts. */
export const nowhere: Outside = {
  store: { in: never, close: async () => undefined },
  files: { save: never, read: never, remove: never, keep: never },
  now: () => instant("2026-03-02T01:00:00.000Z"),
  newId: never,
  log: { info: () => undefined, bug: () => undefined },
}
