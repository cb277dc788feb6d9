import type { Actions } from "../shared/ask.ts"
import { seeToDue } from "../shared/due.ts"
import { id } from "../shared/values/id.ts"
import type { contract } from "./contract.ts"
import { countRound } from "./counting/actions.ts"
import { actions as proposals } from "./proposals/actions.ts"
import { approveRound, publicity } from "./publicity/actions.ts"
import { remindOfEnd } from "./reminding/actions.ts"
import { actions as rounds } from "./rounds/actions.ts"
import { type SeatsOf, votingActions } from "./voting/actions.ts"

/** The actions of projects; `seats` says who may vote in a community. */
export const projectsActions = (seats: SeatsOf): Actions<typeof contract> => ({
  ...rounds,
  ...proposals,
  ...votingActions(seats),
  ...publicity,
  tick: async ({ store, now, log }) => ({
    seen: await seeToDue(
      store,
      "projects",
      now,
      async ({ scope, what }) => {
        const [job, about = ""] = what.split(/:(.*)/s)
        const documents = store.in(scope)
        const round = id<"round">(about)
        if (job === "count") return countRound({ store, documents, now }, round)
        if (job === "ends") return remindOfEnd(store, documents, round, now)
        if (job === "approve") return approveRound(documents, round, now)
        throw new Error(`nobody knows what ${job} is`)
      },
      ({ what, tries }, error) => log.bug({ action: "projects.tick", due: what.split(":", 1)[0] ?? "", tries }, error),
    ),
  }),
})
