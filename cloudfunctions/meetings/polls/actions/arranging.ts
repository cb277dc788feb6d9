import type { Actions } from "../../../shared/ask.ts"
import type { Fact } from "../../../shared/fact.ts"
import { id } from "../../../shared/values/id.ts"
import { later } from "../../../shared/values/instant.ts"
import type { contract } from "../contract.ts"
import { answers, polls } from "../records.ts"
import { beginOf, checkPoll, checkUndecided, endOf, settledOn } from "../rules.ts"
import { type Neighbours, pageOf, pollIn, readPoll, settling } from "./reading.ts"

type Arranging = Pick<Actions<typeof contract>, "openPoll" | "answers" | "settle" | "withdrawPoll">

/** What the office does: open a poll, see who said what, settle or withdraw it. */
export const arranging = ({ namesOf }: Neighbours): Arranging => ({
  openPoll: async ask => {
    const { input, now, by } = ask
    checkPoll(input, now)
    const poll = id<"poll">(`${now.replace(/\D/g, "")}-${ask.keyedId("poll").slice(0, 8)}`)
    const { title, place, closes, audience, slots } = input
    await ask.due(later(closes, settling), ask.documents.scope, `count:${poll}`)
    const told: Fact = {
      kind: "meetings.pollOpened",
      about: poll,
      audience,
      page: pageOf(poll),
      data: { title, place, closes, slots: slots.length },
      at: now,
    }
    return ask.change(
      async tx => {
        await tx.create(polls, poll, { ...input, openedAt: now, openedBy: by.member.person })
        return { poll }
      },
      [told],
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
    const { title, place, audience } = before
    const told: Fact = {
      kind: "meetings.settled",
      about: input.poll,
      audience,
      page: pageOf(input.poll),
      data: { title, place, when: beginOf(slot), until: endOf(slot) },
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
      page: pageOf(input.poll),
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
