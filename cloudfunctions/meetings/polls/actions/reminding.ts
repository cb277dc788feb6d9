import { charterOf, seatsOn } from "../../../councils/actions.ts"
import type { Due } from "../../../shared/due.ts"
import { type Fact, factId, facts, noteFact } from "../../../shared/fact.ts"
import { communityOf } from "../../../shared/scope.ts"
import type { Documents, Store } from "../../../shared/store.ts"
import { dayOf } from "../../../shared/values/day.ts"
import { id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import { heardOf, soonest } from "../../chances/likely.ts"
import { isPossible } from "../../chances/ranking.ts"
import { type Poll, polls } from "../records.ts"
import { nextReminder } from "../reminding.ts"
import { slotId, stateOf } from "../rules.ts"
import { pageOf } from "./reading.ts"
import { allSaid, counting, firstDay, saidFor, silentSeats } from "./seats.ts"

/**
 * Reminds those on the seats of a body who have not answered, once a day, and tells the office when no time can be valid any
 * more whoever still answers. May run twice: what was told that day is not told again.
 */
export const remindSilent = async (store: Store, due: Due, now: Instant): Promise<"done" | Instant> => {
  const documents = store.in(due.scope)
  const poll = id<"poll">(due.what.slice("silent:".length))
  const before = await documents.read(polls, poll)
  if (!before?.body || stateOf(before, now) !== "open") return "done"
  const seats = await seatsOn(documents, before.body, firstDay(before.slots, dayOf(now)))
  const said = await allSaid(documents, poll)
  const persons = [...new Set(silentSeats(seats, said).flatMap(({ holder }) => holder ?? []))].slice(0, 500)
  const { title, place, closes } = before
  if (persons.length > 0)
    await tell(store, documents, poll, {
      kind: "meetings.pollReminder",
      about: `${poll}:${dayOf(now)}`,
      audience: { to: "persons", persons },
      page: pageOf(poll, due.scope),
      data: { title, place, closes },
      at: now,
    })
  const charter = await charterOf(documents, before.body)
  const held = counting(seats)
  const hopeless = before.slots.every(slot => {
    const coming = held.filter(seat => soonest(saidFor(seat, said).map(says => heardOf(says, slotId(slot)))) !== "no")
    return !isPossible(
      coming.map(({ group }) => group),
      held.length,
      charter,
    )
  })
  if (hopeless) await tell(store, documents, poll, hopelessFact(poll, before, due, now))
  return nextReminder(now, closes) ?? "done"
}

/**
 * Tells those who have not answered, a day before a poll of residents closes, and once. The seats of a body are reminded day
 * by day instead (remindSilent). May run twice.
 */
export const remindOfEnd = async (store: Store, due: Due, now: Instant): Promise<"done"> => {
  const documents = store.in(due.scope)
  const poll = id<"poll">(due.what.slice("ends:".length))
  const before = await documents.read(polls, poll)
  if (!before || stateOf(before, now) !== "open") return "done"
  const { title, place, closes } = before
  await tell(store, documents, poll, {
    kind: "meetings.pollEnds",
    about: poll,
    audience: { to: "notAnswered", poll },
    page: pageOf(poll, due.scope),
    data: { title, place, closes },
    at: now,
  })
  return "done"
}

const hopelessFact = (poll: string, { title, openedBy }: Poll, { scope }: Due, at: Instant): Fact => ({
  kind: "meetings.pollHopeless",
  about: poll,
  audience: forOffice(scope, openedBy),
  page: pageOf(poll, scope, "settling"),
  data: { title },
  at,
})

/** The staff of a community; a street has no roles of its own, there it is whoever opened the poll. */
export const forOffice = (scope: Due["scope"], openedBy: Poll["openedBy"]): Fact["audience"] =>
  communityOf(scope) === undefined ? { to: "persons", persons: [openedBy] } : { to: "roles", roles: ["staff"] }

/** Saves a fact once, while the poll is still undecided. */
const tell = async (store: Store, documents: Documents, poll: string, fact: Fact): Promise<void> => {
  await noteFact(store, documents.scope, fact)
  await documents.change(async tx => {
    const current = await tx.get(polls, poll)
    if (!current || current.settled || current.withdrawn || (await tx.get(facts, factId(fact)))) return
    await tx.create(facts, factId(fact), fact)
  })
}
