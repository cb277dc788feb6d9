import type { Actions } from "../../shared/ask.ts"
import { type Due, seeToDue } from "../../shared/due.ts"
import type { Store } from "../../shared/store.ts"
import type { Instant } from "../../shared/values/instant.ts"
import { inviteNewcomers, remindOfMeeting } from "../calling/actions.ts"
import type { contract } from "../contract.ts"
import { seeToFollowup } from "../followups/actions.ts"
import { lookingAt } from "../hall/actions/looking.ts"
import { countMotion, watchQuorum } from "../hall/actions.ts"
import { seeToMinutes } from "../minutes/actions.ts"
import { closePoll, remindOfEnd, remindSilent } from "../polls/actions.ts"
import { type Outside, seeToCards } from "../sharing/actions.ts"
import { seeToMerger, seeToReached } from "../topics/actions.ts"

/** Sees to one thing that is due, as often as it is called: says "done", or when to look again. */
export type SeeTo = (store: Store, due: Due, now: Instant) => Promise<"done" | Instant>

/** What the clock does for meetings, by the word before the colon of what is due ("count:<poll>"). */
const seers: Readonly<Record<string, SeeTo>> = {
  count: closePoll,
  silent: remindSilent,
  ends: remindOfEnd,
  merge: seeToMerger,
  reached: seeToReached,
  quorum: watchQuorum,
  motion: countMotion,
  minutes: seeToMinutes,
  followup: seeToFollowup,
  tomorrow: remindOfMeeting,
  seats: inviteNewcomers,
}

const seeTo: SeeTo = async (store, due, now) => {
  const word = due.what.slice(0, due.what.indexOf(":"))
  const see = Object.hasOwn(seers, word) ? seers[word] : undefined
  return see ? see(store, due, now) : "done"
}

export const ticking = ({ live }: Outside): Pick<Actions<typeof contract>, "tick"> => {
  const looking = lookingAt()
  return {
    tick: async ({ store, now, log }) => ({
      seen: await seeToDue(
        store,
        "meetings",
        now,
        due =>
          due.what.startsWith("cards:") ? seeToCards({ store, now, log, live, looking }, due) : seeTo(store, due, now),
        (_, error) => log.bug({ event: "meetings.tick" }, error),
      ),
    }),
  }
}
