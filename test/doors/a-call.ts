import type { Door, Who } from "./door.ts"
import type { Neighbours } from "./neighbours.ts"

/** A call that is granted: by whom, and with what. */
export interface Granted {
  readonly who: Who
  readonly input: unknown
  /** Ids of what it is about and does not name itself: where to read of it afterwards. */
  readonly about?: Readonly<Record<string, string>>
}
export type Here = Neighbours["here"]
export type Making = (door: Door, here: Here, input: object) => Promise<Partial<Granted>>

/** By whom, with what is given beside the example. */
export const asking =
  (
    who: (here: Here) => Awaited<ReturnType<Making>>["who"],
    more: (door: Door, here: Here) => Promise<object>,
  ): Making =>
  async (door, here, input) => {
    const by = who(here)
    return { ...(by !== undefined && { who: by }), input: { ...input, ...(await more(door, here)) } }
  }
