import type { Actions } from "../../../shared/ask.ts"
import type { Fact } from "../../../shared/fact.ts"
import { dayOf } from "../../../shared/values/day.ts"
import type { contract } from "../contract.ts"
import { rsvpId, rsvps } from "../records.ts"
import { refuse } from "../refusals.ts"
import { answerBy, checkAnswerable, countAnswers } from "../rules.ts"
import { digitsOf } from "./arranging.ts"
import { answersTo, meetingIn, sayingOf, seatsOfMember, settingOf } from "./reading.ts"
import { factsOf } from "./telling.ts"

/** What a seat says to the invitation; the substitute whom the holder sends is told. */
export const answering: Pick<Actions<typeof contract>, "respond"> = {
  respond: async ask => {
    const { input, documents, now } = ask
    const { meeting } = input
    const { member } = ask.by
    const found = await meetingIn(documents, meeting)
    checkAnswerable(found, now)
    const { body, seats } = await settingOf(documents, found, dayOf(now))
    const mine = seatsOfMember(body, seats, member, dayOf(now))
    const seat = input.seat === undefined ? mine[0] : mine.find(one => one.seat === input.seat)
    if (!seat) throw refuse("noSeat")
    if (input.seat === undefined && mine.length > 1)
      throw refuse("whichSeat", { seats: mine.map(one => one.groupName) })
    const says = answerBy(seat, member.person, input.says)
    const key = rsvpId(meeting, seat.seat)
    const sends = says === "substitute" && member.person === seat.holder ? seat.substitute : undefined
    const before = sends && (await documents.read(rsvps, key))?.says
    const { title, place, begins: when, ends: until } = found
    const asked: Fact[] =
      sends && before !== "substitute"
        ? factsOf("standIn", {
            ...{ scope: documents.scope, meeting, version: `${seat.seat}:${digitsOf(now)}`, at: now },
            audiences: [{ to: "persons", persons: [sends] }],
            data: { title, place, when, until, body: body.name },
          })
        : []
    const voters = seats.filter(({ observer }) => !observer)
    const given = (await answersTo(documents, meeting)).set(seat.seat, { person: member.person, says, at: now })
    const answers = voters.length > 0 && { answers: countAnswers(sayingOf(voters, given)) }
    return ask.change(async tx => {
      checkAnswerable(await meetingIn(tx, meeting), now)
      await tx.put(rsvps, key, { meeting, seat: seat.seat, person: member.person, says, at: now })
      return { says, ...answers }
    }, asked)
  },
}
