import { namesOfSeats } from "../../../councils/actions.ts"
import type { CouncilSeat } from "../../../councils/rules.ts"
import type { Store } from "../../../shared/store.ts"
import { words } from "../../minutes/words.ts"

/** Seats as those inside read them: the holder's name and the group. */
export const seatsInWords = async (store: Store, seats: readonly CouncilSeat[]) => {
  const names = await namesOfSeats(store, seats)
  const called = new Map<string, string>()
  for (const [seat, { name, group }] of names) called.set(seat, words.seatHeld(name, group))
  return (seat: string): string => called.get(seat) ?? words.nobody
}
