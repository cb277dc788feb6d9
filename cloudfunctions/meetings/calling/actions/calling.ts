import { publish } from "../../../disclosures/actions.ts"
import type { Actions } from "../../../shared/ask.ts"
import type { Tx } from "../../../shared/store.ts"
import { dayOf } from "../../../shared/values/day.ts"
import { id } from "../../../shared/values/id.ts"
import { type Instant, later } from "../../../shared/values/instant.ts"
import type { contract } from "../contract.ts"
import { disclosed } from "../disclosed.ts"
import { invitations, type Meeting, meetings, papers } from "../records.ts"
import { refuse } from "../refusals.ts"
import { changedParts, checkSeen, checkStanding, checkTimes, isShort } from "../rules.ts"
import { agendaOf, callableBody, checkPolled, digitsOf, notYours, type Outside } from "./arranging.ts"
import { mayCall, meetingIn, settingOf } from "./reading.ts"
import { lookEvery, remindOn } from "./reminding.ts"
import { takeTopics } from "./taking.ts"
import { audiencesOf, factsOf, personsOf } from "./telling.ts"

type Calling = Pick<Actions<typeof contract>, "callMeeting" | "changeMeeting" | "cancelMeeting">

/** What those who call a meeting do: call it, change it, cancel it. Everybody on a seat is told each time. */
export const calling = (outside: Outside): Calling => ({
  callMeeting: async ask => {
    const { input, documents, now, by } = ask
    const { body, charter, seats } = await callableBody(ask, input.body)
    const { title, place, note, begins, ends, shortReason } = input
    checkTimes(input, now)
    const short = isShort(charter, begins, now, shortReason)
    if (input.poll) await checkPolled(documents, input.poll, input)
    const agenda = await agendaOf(ask, outside, input.agenda, { body: input.body, charter })
    const made: Meeting = {
      ...{ body: input.body, charter: body.charter, title, place, begins, ends, state: "called", agenda, changes: 0 },
      called: { at: now, by: by.member.person, ...(short && shortReason && { shortReason }) },
      ...(note !== undefined && { note }),
      ...(input.poll && { poll: input.poll }),
      calendarKey: ask.keyedId("calendar"),
    }
    const meeting = id<"meeting">(`${digitsOf(now)}-${ask.keyedId("meeting").slice(0, 8)}`)
    const persons = personsOf(seats)
    const { scope } = documents
    await ask.due(remindOn(begins), scope, `tomorrow:${meeting}`)
    await ask.due(later(now, lookEvery), scope, `seats:${meeting}`)
    const about = { title, place, when: begins, until: ends, body: body.name, items: agenda.length }
    const data = { ...about, ...(input.poll && { poll: input.poll }) }
    const told = { scope, meeting, version: "0", audiences: audiencesOf(body, persons), data, at: now }
    return ask.change(
      async tx => {
        await tx.create(meetings, meeting, made)
        await tx.create(invitations, meeting, { meeting, persons })
        for (const { file } of agenda.flatMap(item => item.papers))
          await tx.put(papers, file, { meeting, home: by.member.community })
        await takeTopics(tx, meeting, agenda)
        await makePublic(tx, { meeting, body: body.name, at: now }, made)
        return { meeting, told: persons.length }
      },
      factsOf("called", told),
    )
  },

  changeMeeting: async ask => {
    const { input, documents, now, by } = ask
    const before = await meetingIn(documents, input.meeting)
    const { body, charter, seats } = await settingOf(documents, before, dayOf(now))
    if (!mayCall(charter.mayCall, seats, by.member)) throw notYours(body, charter)
    checkStanding(before, now)
    checkSeen(before, input.changes)
    const { title, place, note, begins, ends, shortReason } = input
    const agenda = await agendaOf(ask, outside, input.agenda, {
      ...{ body: before.body, charter, before: before.agenda },
    })
    const parts = changedParts(before, { title, place, note, begins, ends, agenda })
    if (parts.length === 0) throw refuse("nothingChanged")
    const moved = parts.includes("time")
    if (moved) checkTimes(input, now)
    const short = moved && isShort(charter, begins, now, shortReason)
    const persons = personsOf(seats)
    const { scope } = documents
    if (moved) await ask.due(remindOn(begins), scope, `tomorrow:${input.meeting}`)
    const changes = before.changes + 1
    const data = { title, place, when: begins, until: ends, body: body.name, parts: parts.join(",") }
    const audiences = audiencesOf(body, persons)
    const told = { scope, meeting: input.meeting, version: String(changes), audiences, data, at: now }
    return ask.change(
      async tx => {
        const current = await meetingIn(tx, input.meeting)
        checkStanding(current, now)
        checkSeen(current, input.changes)
        const { note: _, ...rest } = current
        const changed: Meeting = {
          ...{ ...rest, title, place, begins, ends, agenda, changes, changedAt: now },
          ...(note !== undefined && { note }),
          ...(moved && { called: noticed(current.called, short ? shortReason : undefined) }),
        }
        await tx.put(meetings, input.meeting, changed)
        await takeTopics(tx, input.meeting, agenda, current.agenda)
        await makePublic(tx, { meeting: input.meeting, body: body.name, at: now }, changed)
        await tx.put(invitations, input.meeting, { meeting: input.meeting, persons })
        for (const { file } of agenda.flatMap(item => item.papers))
          if (!(await tx.get(papers, file)))
            await tx.create(papers, file, { meeting: input.meeting, home: by.member.community })
        return { changes, told: persons.length }
      },
      factsOf(moved ? "moved" : "changed", told),
    )
  },

  cancelMeeting: async ask => {
    const { input, documents, now, by } = ask
    const before = await meetingIn(documents, input.meeting)
    const { body, charter, seats } = await settingOf(documents, before, dayOf(now))
    if (!mayCall(charter.mayCall, seats, by.member)) throw notYours(body, charter)
    checkStanding(before, now)
    const { reason } = input
    const { title, begins: when } = before
    const persons = personsOf(seats)
    const { scope } = documents
    const audiences = audiencesOf(body, persons)
    const data = { title, when, reason, body: body.name }
    const told = { scope, meeting: input.meeting, version: String(input.changes + 1), audiences, data, at: now }
    return ask.change(
      async tx => {
        const current = await meetingIn(tx, input.meeting)
        checkStanding(current, now)
        checkSeen(current, input.changes)
        const changes = current.changes + 1
        const cancelled = { at: now, reason }
        const changed: Meeting = { ...current, state: "cancelled", cancelled, changes, changedAt: now }
        await tx.put(meetings, input.meeting, changed)
        await takeTopics(tx, input.meeting, [], current.agenda)
        await makePublic(tx, { meeting: input.meeting, body: body.name, at: now }, changed)
        return { told: persons.length }
      },
      factsOf("cancelled", told),
    )
  },
})

/** Publishes how a meeting now stands: of a community there, of a street's body at the street. */
const makePublic = async (
  tx: Tx,
  { meeting, body, at }: { readonly meeting: string; readonly body: string; readonly at: Instant },
  current: Meeting,
): Promise<void> => {
  const { title, ends: until } = current
  await publish(tx, { kind: "meetings.called", about: meeting, title, at, until, body: disclosed(current, body) })
}

/** Who called it and when stays; whether the notice was short, and why, is that of the time it has now. */
const noticed = ({ at, by }: Meeting["called"], shortReason: string | undefined): Meeting["called"] => ({
  at,
  by,
  ...(shortReason !== undefined && { shortReason }),
})
