import type { Actions } from "../shared/ask.ts"
import { bodiesActions } from "./bodies/actions.ts"
import { chartersActions } from "./charters/actions.ts"
import type { contract } from "./contract.ts"
import { tellHomes } from "./telling/actions.ts"

export { createBody, type NewBody, type NewSeat } from "./bodies/actions/founding.ts"
export { bodyOf, charterOf } from "./bodies/actions/reading.ts"
export { namesOfSeats, seatsOfPerson, seatsOn } from "./seats/actions/reading.ts"

export const actions: Actions<typeof contract> = {
  ...bodiesActions,
  ...chartersActions,
  tick: async ({ store, now, log }) => ({
    seen: await tellHomes(store, now, (due, error) =>
      log.bug({ due: due.what.split(":", 1)[0] ?? "", tries: due.tries }, error),
    ),
  }),
}
