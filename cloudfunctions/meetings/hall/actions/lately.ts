import type { Instant } from "../../../shared/values/instant.ts"
import type { Ground } from "./reading.ts"

/** What was read at a moment of the server's clock. */
export interface Read<Value> {
  readonly at: Instant
  readonly value: Value
}

/** A hall full of people asks for the same every second or two; so many meetings of a process are remembered. */
const most = 100

/**
 * What this process has read in the last `fresh` ms, by scope and name: whoever asks meanwhile, also while it is being read,
 * gets the same answer with the moment it is of.
 */
export const lately = <Value, About extends string>(
  fresh: number,
  read: (ground: Ground, about: About) => Promise<Value>,
) => {
  const known = new Map<string, Read<Promise<Value>>>()
  const place = ({ documents }: Pick<Ground, "documents">, about: About): string => `${documents.scope}|${about}`
  return {
    read: async (ground: Ground, about: About): Promise<Read<Value>> => {
      const key = place(ground, about)
      const before = known.get(key)
      const age = before ? Date.parse(ground.now) - Date.parse(before.at) : fresh
      if (before && age >= 0 && age < fresh) return { at: before.at, value: await before.value }
      if (known.size >= most) known.clear()
      const value = read(ground, about)
      known.set(key, { at: ground.now, value })
      try {
        return { at: ground.now, value: await value }
      } catch (error) {
        known.delete(key)
        throw error
      }
    },
    /** After an operator's act: who did it sees it at once. */
    forget: (ground: Pick<Ground, "documents">, about: About): void => void known.delete(place(ground, about)),
  }
}
