import { bodyOf, charterOf } from "../../../councils/actions.ts"
import { seatsAreHouseholds } from "../../../councils/rules.ts"
import type { Actions } from "../../../shared/ask.ts"
import { dayOf } from "../../../shared/values/day.ts"
import { id } from "../../../shared/values/id.ts"
import { marksOf } from "../../calendar/marks.ts"
import { goesLive } from "../../sharing/rules.ts"
import type { contract } from "../contract.ts"
import { meetings, rsvpId, rsvps } from "../records.ts"
import { countAnswers, earliestDay, standingAnswer } from "../rules.ts"
import { shownLine, shownSeat } from "../shown.ts"
import type { Outside } from "./arranging.ts"
import { answersTo, mayCall, meetingIn, namedSeats, sayingOf, seatsOfMember, settingOf } from "./reading.ts"

type Showing = Pick<Actions<typeof contract>, "meetings" | "meeting" | "terms">

/** What everybody of the community may read of its meetings. */
export const showing = ({ live }: Outside): Showing => ({
  meetings: async ({ input, documents, by: { member }, now }) => {
    const limit = input.limit ?? 20
    if (input.body) await bodyOf(documents, input.body)
    const found = await documents.list(meetings, {
      limit,
      newestFirst: true,
      ...(input.body && { where: { body: input.body } }),
      ...(input.after !== undefined && { after: input.after }),
    })
    const today = dayOf(now)
    const bodies = new Map(
      await Promise.all(
        [...new Set(found.map(({ body }) => body))].map(async about => {
          const body = await bodyOf(documents, about)
          const seats = await namedSeats(documents, body, today)
          return [about, { body, mine: seatsOfMember(body, seats, member, today) }] as const
        }),
      ),
    )
    const lines = found.map(async ({ id: key, ...meeting }) => {
      const { body, mine = [] } = bodies.get(meeting.body) ?? {}
      const [first] = mine
      const said = first && (await documents.read(rsvps, rsvpId(key, first.seat)))
      const says = first && standingAnswer(first, said)
      return shownLine(id(key), meeting, body?.name ?? "", { seated: mine.length > 0, says })
    })
    const last = found.at(-1)
    return { meetings: await Promise.all(lines), ...(last && found.length === limit && { next: last.id }) }
  },

  meeting: async ({ input, documents, by: { member }, now }) => {
    const found = await meetingIn(documents, input.meeting)
    const today = dayOf(now)
    const { body, charter, seats } = await settingOf(documents, found, today)
    const mine = seatsOfMember(body, seats, member, today)
    const voters = seats.filter(({ observer }) => !observer)
    const given = voters.length > 0 ? await answersTo(documents, input.meeting) : new Map()
    const own = await Promise.all(
      mine.map(async seat => {
        const said = await documents.read(rsvps, rsvpId(input.meeting, seat.seat))
        return shownSeat(seat, member.person, standingAnswer(seat, said))
      }),
    )
    const { note, cancelled, changedAt, poll } = found
    const { at: calledAt, shortReason } = found.called
    return {
      ...shownLine(input.meeting, found, body.name, { seated: mine.length > 0, says: own[0]?.says }),
      ...{ scope: documents.scope, agenda: found.agenda, day: marksOf(dayOf(found.begins)), calledAt, seats: own },
      ...{ changes: found.changes, calendarKey: found.calendarKey, outcome: charter.outcome },
      ...(note !== undefined && { note }),
      ...(shortReason !== undefined && { shortReason }),
      ...(changedAt && { changedAt }),
      ...(cancelled && { cancelled }),
      ...(poll && { poll }),
      ...(live && goesLive(found, now) && { live: true as const }),
      ...(voters.length > 0 && { answers: countAnswers(sayingOf(voters, given)) }),
      calls: mayCall(charter.mayCall, seats, member),
    }
  },

  terms: async ({ input, documents, by: { member }, now }) => {
    const body = await bodyOf(documents, input.body)
    const charter = await charterOf(documents, input.body, body.charter)
    const today = dayOf(now)
    const seats = await namedSeats(documents, body, today)
    const { noticeDays, shorterAllowed, agendaMost, study, source } = charter
    return {
      ...{ bodyName: body.name, noticeDays, shorterAllowed, agendaMost, study, source },
      calls: !body.dissolved && mayCall(charter.mayCall, seats, member),
      offices: [...charter.mayCall],
      earliest: earliestDay(today, noticeDays),
      households: seatsAreHouseholds(body.kind),
      seats: seats.filter(({ observer }) => !observer).length,
    }
  },
})
