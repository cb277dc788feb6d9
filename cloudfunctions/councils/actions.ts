import type { Actions } from "../shared/ask.ts"
import { type Due, seeToDue } from "../shared/due.ts"
import { bodiesActions } from "./bodies/actions.ts"
import { chartersActions } from "./charters/actions.ts"
import type { contract } from "./contract.ts"
import { dropCode } from "./seats/actions/turning.ts"
import { seatsActions } from "./seats/actions.ts"
import { tellHomes } from "./telling/actions.ts"

export { createBody, type NewBody, type NewSeat } from "./bodies/actions/founding.ts"
export { bodyOf, charterOf } from "./bodies/actions/reading.ts"
export { namesOfSeats, seatsOfPerson, seatsOn } from "./seats/actions/reading.ts"
export { atHome } from "./telling/actions.ts"

export const actions: Actions<typeof contract> = {
  ...bodiesActions,
  ...seatsActions,
  ...chartersActions,
  tick: async ({ store, now, log }) => {
    const failed = (due: Due, error: unknown) =>
      log.bug({ due: due.what.split(":", 1)[0] ?? "", tries: due.tries }, error)
    const over = await seeToDue(store, "councils", now, due => dropCode(store, due), failed)
    return { seen: over + (await tellHomes(store, now, failed)) }
  },
}
