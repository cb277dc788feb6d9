import { digest } from "../../shared/digest.ts"
import { directoryScope } from "../../shared/scope.ts"
import type { Store } from "../../shared/store.ts"
import { type Instant, later, second } from "../../shared/values/instant.ts"
import { lines } from "../records.ts"

/** A connection is somebody's for so long (ms) from when they last said so. Clocks of hosts may differ by less than this. */
export const lineHeld = 30 * second

const placeOf = (robot: string) => {
  const id = digest(`line\n${robot}`)
  return { id, scope: directoryScope(id) }
}

/**
 * Step: whether the long connection of this robot is `holder`'s from now on, for half a minute. Taken when it is nobody's or
 * has run out, renewed by who has it; everybody else gets false.
 */
export const holdLine = (store: Store, robot: string, holder: string, now: Instant): Promise<boolean> => {
  const { id, scope } = placeOf(robot)
  return store.in(scope).change(async tx => {
    const before = await tx.get(lines, id)
    if (before && before.holder !== holder && before.until > now) return false
    await tx.put(lines, id, { holder, until: later(now, lineHeld) })
    return true
  })
}

/** Step: gives it back, so that another need not wait; changes nothing when it is another's. */
export const letLineGo = async (store: Store, robot: string, holder: string): Promise<void> => {
  const { id, scope } = placeOf(robot)
  await store.in(scope).change(async tx => {
    if ((await tx.get(lines, id))?.holder === holder) await tx.remove(lines, id)
  })
}
