import type { Actions } from "../../../shared/ask.ts"
import { daysLater } from "../../../shared/values/day.ts"
import { id } from "../../../shared/values/id.ts"
import { marksOf } from "../../calendar/marks.ts"
import type { contract } from "../contract.ts"
import { answerId, answers, polls, tallies, tallyId } from "../records.ts"
import { refuse } from "../refusals.ts"
import { checkAnswer, noTally, recounted, summed } from "../rules.ts"
import { countsAreShown, shownLine, shownPoll } from "../shown.ts"
import { arranges, invitedTo, type Neighbours, partsOf, pollIn, readPoll, saysOf } from "./reading.ts"

type Answering = Pick<Actions<typeof contract>, "polls" | "poll" | "calendar" | "answer">

/** What residents do: see what they are asked, and answer. */
export const answering = (neighbours: Neighbours): Answering => ({
  polls: async ({ input, documents, by: { member }, now }) => {
    const limit = input.limit ?? 20
    const found = await documents.list(polls, {
      limit,
      newestFirst: true,
      ...(input.after !== undefined && { after: input.after }),
    })
    const lines = await Promise.all(
      found.map(async poll => {
        const invited = await invitedTo(neighbours, poll, member)
        if (!invited && !arranges(member)) return []
        const key = id<"poll">(poll.id)
        return [shownLine(key, poll, { invited, mine: await saysOf(documents, key, member.person) }, now)]
      }),
    )
    const last = found.at(-1)
    return { polls: lines.flat(), ...(last && found.length === limit && { next: last.id }) }
  },

  poll: async ({ input, documents, by: { member }, now }) => {
    const poll = await readPoll(documents, input.poll)
    const invited = await invitedTo(neighbours, poll, member)
    if (!invited && !arranges(member)) throw refuse("notInvited")
    const mine = await saysOf(documents, input.poll, member.person)
    const tally = countsAreShown(poll, arranges(member), now)
      ? (poll.tally ?? summed(await partsOf(documents, input.poll)))
      : undefined
    return shownPoll(input.poll, poll, { invited, mine }, tally, now)
  },

  calendar: async ({ input }) => ({
    days: Array.from({ length: input.days }, (_, place) => marksOf(daysLater(input.from, place))),
  }),

  answer: async ask => {
    const { input, documents, now } = ask
    const { member } = ask.by
    if (!(await invitedTo(neighbours, await readPoll(documents, input.poll), member))) throw refuse("notInvited")
    return ask.change(async tx => {
      const poll = await pollIn(tx, input.poll)
      checkAnswer(poll, input.says, now)
      const { person } = member
      const about = { poll: input.poll }
      const answer = answerId(input.poll, person)
      const part = tallyId(input.poll, person)
      const before = (await tx.get(answers, answer))?.says ?? {}
      const tally = (await tx.get(tallies, part)) ?? noTally
      await tx.put(tallies, part, { ...about, ...recounted(tally, before, input.says) })
      await tx.put(answers, answer, { ...about, person, says: input.says, at: now })
      return { answered: Object.keys(input.says).length, of: poll.slots.length, closes: poll.closes }
    })
  },
})
