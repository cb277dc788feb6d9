import type { Actions } from "../../../shared/ask.ts"
import type { Id } from "../../../shared/values/id.ts"
import { isFresh } from "../code.ts"
import type { entering as contract } from "../contract/entering.ts"
import { refuse } from "../refusals.ts"
import type { Looking } from "./looking.ts"
import { noteQuorum } from "./noting.ts"
import { type Ground, openRoom } from "./reading.ts"
import { type Entry, enter, leave, mySeats } from "./seats.ts"

type Entering = Pick<Actions<typeof contract>, "checkIn" | "checkInRemotely" | "leaveHall">

/** Coming, taking part from elsewhere, and leaving. */
export const entering = (looking: Looking): Entering => {
  /** Where the shared look shows another quorum than the one noted last, it is read anew and noted. */
  const notice = async (ask: Ground, meeting: Id<"meeting">): Promise<void> => {
    const { hall, figures } = (await looking.read(ask, meeting)).value
    if (!hall || hall.quorum === figures.valid) return
    await noteQuorum(ask, meeting)
    looking.forget(ask, meeting)
  }
  return {
    checkIn: async ask => {
      const { meeting: about, code, seat } = ask.input
      const { person } = ask.by.member
      const { meeting, hall } = await openRoom(ask.documents, about)
      const seats = await mySeats(ask, looking, { id: about, told: meeting }, seat)
      if (hall.secret === undefined || !isFresh(hall.secret, about, code, ask.now)) throw refuse("codeOver")
      const reply = await ask.change(async tx => {
        const entries: Entry[] = []
        const came = { person, by: "code" as const, at: ask.now }
        for (const one of seats) entries.push(await enter(tx, about, one, came, ask.now))
        return { entries }
      })
      await notice(ask, about)
      return reply
    },

    checkInRemotely: async ask => {
      const { meeting: about, seat } = ask.input
      const { person } = ask.by.member
      const { meeting } = await openRoom(ask.documents, about)
      const seats = await mySeats(ask, looking, { id: about, told: meeting }, seat)
      if (!(await looking.roll(ask, about)).charter.remote) throw refuse("notRemote")
      const reply = await ask.change(async tx => {
        const entries: Entry[] = []
        const came = { person, by: "remote" as const, at: ask.now }
        for (const one of seats) entries.push(await enter(tx, about, one, came, ask.now))
        return { entries }
      })
      await notice(ask, about)
      return reply
    },

    leaveHall: async ask => {
      const { meeting: about, seat } = ask.input
      const { meeting } = await openRoom(ask.documents, about)
      const seats = await mySeats(ask, looking, { id: about, told: meeting }, seat)
      const here = await ask.change(async tx => {
        const left: Id<"seat">[] = []
        for (const one of seats) {
          await leave(tx, about, one.seat, ask.now)
          left.push(one.seat)
        }
        return { left, at: ask.now }
      })
      await noteQuorum(ask, about)
      looking.forget(ask, about)
      return here
    },
  }
}
