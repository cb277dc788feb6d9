import type { Actions } from "../../../shared/ask.ts"
import type { Fact } from "../../../shared/fact.ts"
import { communityOf } from "../../../shared/scope.ts"
import { dayOf } from "../../../shared/values/day.ts"
import { id } from "../../../shared/values/id.ts"
import { later } from "../../../shared/values/instant.ts"
import { lastDay } from "../../../shared/values/last-day.ts"
import type { contract } from "../contract.ts"
import { answers, polls } from "../records.ts"
import { refuse } from "../refusals.ts"
import { nextReminder } from "../reminding.ts"
import { beginOf, checkPoll, checkUndecided, endOf, settledOn } from "../rules.ts"
import { type Neighbours, pageOf, pollIn, readPoll, settling } from "./reading.ts"
import { audienceOfBody, firstDay } from "./seats.ts"

type Arranging = Pick<Actions<typeof contract>, "openPoll" | "answers" | "settle" | "withdrawPoll">

/** What the office does: open a poll, see who said what, settle or withdraw it. */
export const arranging = ({ namesOf }: Neighbours): Arranging => ({
  openPoll: async ask => {
    const { input, now, by } = ask
    checkPoll(input, now)
    const poll = id<"poll">(`${now.replace(/\D/g, "")}-${ask.keyedId("poll").slice(0, 8)}`)
    const { at: _, ...told } = input
    const { title, place, closes, slots, body } = told
    const { scope } = ask.documents
    if ((input.audience === undefined) === (body === undefined)) throw refuse("noAudience")
    if (!body && communityOf(scope) === undefined) throw refuse("bodyNeeded")
    const audience = body ? await audienceOfBody(ask.documents, body, firstDay(slots, dayOf(now))) : input.audience
    if (!audience) throw refuse("noAudience")
    await ask.due(later(closes, settling), scope, `count:${poll}`)
    const first = body && nextReminder(now, closes)
    if (first) await ask.due(first, scope, `silent:${poll}`)
    const last = body ? undefined : lastDay(now, closes)
    if (last) await ask.due(last, scope, `ends:${poll}`)
    const opened: Fact = {
      kind: "meetings.pollOpened",
      about: poll,
      audience,
      page: pageOf(poll, scope),
      data: { title, place, closes, slots: slots.length, ...(body && { ofBody: body }) },
      at: now,
    }
    return ask.change(
      async tx => {
        await tx.create(polls, poll, { ...told, audience, openedAt: now, openedBy: by.member.person })
        return { poll }
      },
      [opened],
    )
  },

  answers: async ({ input, documents }) => {
    await readPoll(documents, input.poll)
    const limit = input.limit ?? 50
    const found = await documents.list(answers, {
      where: { poll: input.poll },
      limit,
      ...(input.after !== undefined && { after: input.after }),
    })
    const names = await namesOf(
      documents.scope,
      found.map(answer => answer.person),
    )
    const called = new Map(names.map(({ person, ...name }) => [person, name]))
    const last = found.at(-1)
    return {
      people: found.map(({ person, says }) => ({ person, name: "", ...called.get(person), says })),
      ...(last && found.length === limit && { next: last.id }),
    }
  },

  settle: async ask => {
    const { input, documents, now } = ask
    const before = await readPoll(documents, input.poll)
    const slot = settledOn(before, input.slot, now)
    await ask.due(later(now, settling), documents.scope, `count:${input.poll}`)
    const { title, place, audience, body } = before
    const told: Fact = {
      kind: "meetings.settled",
      about: input.poll,
      audience,
      page: pageOf(input.poll, documents.scope),
      data: { title, place, when: beginOf(slot), until: endOf(slot), ...(body && { ofBody: body }) },
      at: now,
    }
    return ask.change(
      async tx => {
        const poll = await pollIn(tx, input.poll)
        settledOn(poll, input.slot, now)
        await tx.put(polls, input.poll, { ...poll, settled: { slot: input.slot, at: now } })
        return slot
      },
      [told],
    )
  },

  withdrawPoll: async ask => {
    const { input, documents, now } = ask
    const { title, audience } = await readPoll(documents, input.poll)
    const told: Fact = {
      kind: "meetings.pollWithdrawn",
      about: input.poll,
      audience,
      page: pageOf(input.poll, documents.scope),
      data: { title, reason: input.reason },
      at: now,
    }
    return ask.change(
      async tx => {
        const poll = await pollIn(tx, input.poll)
        checkUndecided(poll)
        await tx.put(polls, input.poll, { ...poll, withdrawn: { reason: input.reason, at: now } })
        return { withdrawn: true as const }
      },
      [told],
    )
  },
})
