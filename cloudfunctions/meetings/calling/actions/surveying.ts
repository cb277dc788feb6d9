import { namesOfSeats } from "../../../councils/actions.ts"
import { seatsAreHouseholds } from "../../../councils/rules.ts"
import type { Actions } from "../../../shared/ask.ts"
import { dayOf } from "../../../shared/values/day.ts"
import type { contract } from "../contract.ts"
import { countAnswers, leastOf } from "../rules.ts"
import { notYours } from "./arranging.ts"
import { answersTo, mayCall, meetingIn, sayingOf, settingOf } from "./reading.ts"

/** Who comes and who does not, beside the quorum and by group: for those who call the meeting, nobody else. */
export const surveying: Pick<Actions<typeof contract>, "responses"> = {
  responses: async ({ input, documents, store, by: { member }, now }) => {
    const found = await meetingIn(documents, input.meeting)
    const { body, charter, seats } = await settingOf(documents, found, dayOf(now))
    if (!mayCall(charter.mayCall, seats, member)) throw notYours(body, charter)
    const given = await answersTo(documents, input.meeting)
    if (seatsAreHouseholds(body.kind)) {
      const { silent: _, ...said } = countAnswers([...given.values()].map(({ says }) => says))
      return { households: said, groups: [], seats: [] }
    }
    const saying = sayingOf(seats, given)
    const names = await namesOfSeats(store, seats)
    const voting = seats.map((seat, place) => ({ seat, says: saying[place] })).filter(({ seat }) => !seat.observer)
    return {
      needed: leastOf(charter.quorum, voting.length),
      eligible: voting.length,
      groups: body.groups
        .map(({ group, name }) => ({
          group: name,
          least: charter.required.find(one => one.group === group)?.least ?? 0,
          ...countAnswers(voting.filter(({ seat }) => seat.group === group).map(({ says }) => says)),
        }))
        .filter(({ coming, substitute, notComing, silent }) => coming + substitute + notComing + silent > 0),
      seats: seats.map(({ seat, groupName, observer, holder }, place) => {
        const says = saying[place]
        const at = says && given.get(seat)?.at
        const name = names.get(seat)?.name ?? ""
        return { seat, name, group: groupName, vacant: !holder, observer, ...(says && { says }), ...(at && { at }) }
      }),
    }
  },
}
