import { ofMachine, type Timing } from "#cloud/adapters/wecom/connection"
import type { WecomLine } from "#cloud/adapters/wecom/line"
import { hearing } from "#cloud/chats/hearing/actions"
import { holdLine, letLineGo, lineHeld } from "#cloud/chats/holding/actions"
import { minute, second } from "#cloud/shared/values/instant"
import type { House } from "../house.ts"

/** Three times within what a connection is held for: two that fail lose nothing. */
export const renewEvery = 10 * second
/** Pushed out by somebody who is not one of us: tried again so rarely that it is no fight, and that a mistake heals by itself. */
export const outFor = 10 * minute

/** A robot's connection, and by what it is known in the store. */
export interface HeldLine {
  readonly line: WecomLine
  readonly robot: string
  readonly timing?: Timing
}

/**
 * Keeps the long connection of a robot while it is this process's: one of all that share the store holds it, and another takes
 * it over when that one stops saying so. Gives the way to stop, which hangs up and gives it back.
 */
export const keepLine = (house: House, { line, robot, timing = ofMachine }: HeldLine): (() => Promise<void>) => {
  const { store, now, newId, log } = house
  const world = { hear: hearing({ store, now, newId, door: house.door }), log }
  const holder = newId()
  let stopping = false
  let callOff = (): void => undefined
  /** When it was last ours for sure (ms since 1970); undefined while it is not. */
  let heldAt: number | undefined

  const isOurs = async (): Promise<boolean> => {
    const at = timing.now()
    try {
      if (!(await holdLine(store, robot, holder, now()))) return false
    } catch (error) {
      log.bug({ event: "wecom.line.notHeld" }, error)
      // The store is away: ours until another could have taken it, and not a second longer.
      return heldAt !== undefined && timing.now() + renewEvery < heldAt + lineHeld
    }
    // Newly ours, or out for long: dial.
    const out = line.outSince()
    if (!stopping && (heldAt === undefined || (out !== undefined && at >= out + outFor))) line.open(world)
    heldAt = at
    return true
  }
  const turn = async (): Promise<void> => {
    if (!(await isOurs()) && heldAt !== undefined) {
      heldAt = undefined
      await line.close()
    }
    if (!stopping) callOff = timing.after(renewEvery, next)
  }
  let running = Promise.resolve()
  const next = (): void => {
    running = turn()
  }
  next()

  return async () => {
    stopping = true
    callOff()
    await running
    callOff()
    await line.close()
    if (heldAt !== undefined)
      await letLineGo(store, robot, holder).catch(error => log.bug({ event: "wecom.line" }, error))
  }
}
