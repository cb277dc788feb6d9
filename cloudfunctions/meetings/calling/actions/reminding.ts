import type { Due } from "../../../shared/due.ts"
import { type Fact, factId, facts, noteFact } from "../../../shared/fact.ts"
import type { Documents, Store } from "../../../shared/store.ts"
import { dayOf, daysLater, startOf } from "../../../shared/values/day.ts"
import { type Id, id } from "../../../shared/values/id.ts"
import { hour, type Instant, later } from "../../../shared/values/instant.ts"
import { invitations, meetings } from "../records.ts"
import { settingOf } from "./reading.ts"
import { audiencesOf, factsOf, personsOf } from "./telling.ts"

/** How often a called meeting's seats are looked at for new holders. */
export const lookEvery = hour

/** When everybody is reminded: ten in the morning of the day before. */
export const remindOn = (begins: Instant): Instant => startOf(daysLater(dayOf(begins), -1), 10 * hour)

type SeeTo<Says extends "done" | Instant> = (store: Store, due: Due, now: Instant) => Promise<Says>

const meetingOf = ({ what }: Due): Id<"meeting"> => id<"meeting">(what.slice(what.indexOf(":") + 1))

const waiting = async (documents: Documents, meeting: Id<"meeting">, now: Instant) => {
  const found = await documents.read(meetings, meeting)
  return found && found.state === "called" && now < found.begins ? found : undefined
}

/**
 * Reminds everybody who sits there by now, once for the day the meeting is on; a meeting that was moved waits for its own day.
 * May run twice.
 */
export const remindOfMeeting: SeeTo<"done"> = async (store, due, now) => {
  const documents = store.in(due.scope)
  const meeting = meetingOf(due)
  const found = await waiting(documents, meeting, now)
  if (!found || now < remindOn(found.begins)) return "done"
  const day = dayOf(found.begins)
  // Called on the day before, or on the day: the call itself was the reminder.
  if (later(found.called.at, 12 * hour) > now) return "done"
  const { body, seats } = await settingOf(documents, found, dayOf(now))
  const { title, place, begins: when, ends: until } = found
  const data = { title, place, when, until, body: body.name }
  const audiences = audiencesOf(body, personsOf(seats))
  await tell(
    store,
    documents,
    factsOf("tomorrow", { scope: documents.scope, meeting, version: day, audiences, data, at: now }),
  )
  return "done"
}

/** Calls those who have come to a seat since everybody was told. Says when to look again. May run twice. */
export const inviteNewcomers: SeeTo<"done" | Instant> = async (store, due, now) => {
  const documents = store.in(due.scope)
  const meeting = meetingOf(due)
  const found = await waiting(documents, meeting, now)
  const before = found && (await documents.read(invitations, meeting))
  if (!found || !before) return "done"
  const { body, seats } = await settingOf(documents, found, dayOf(now))
  const told = new Set<string>(before.persons)
  const fresh = personsOf(seats).filter(person => !told.has(person))
  const next = later(now, lookEvery)
  if (fresh.length === 0) return next
  const { title, place, begins: when, ends: until, agenda, changes } = found
  const data = { title, place, when, until, body: body.name, items: agenda.length }
  const version = `${changes}:${before.persons.length}`
  const audiences = audiencesOf(body, fresh)
  const news = factsOf("called", { scope: documents.scope, meeting, version, audiences, data, at: now })
  await tell(store, documents, news, { meeting, persons: [...before.persons, ...fresh] })
  return next
}

/** Saves facts that are not there yet, with who has been told by them. */
const tell = async (
  store: Store,
  documents: Documents,
  news: readonly Fact[],
  invited?: { readonly meeting: Id<"meeting">; readonly persons: Id<"person">[] },
): Promise<void> => {
  for (const fact of news) await noteFact(store, documents.scope, fact)
  await documents.change(async tx => {
    for (const fact of news) if (!(await tx.get(facts, factId(fact)))) await tx.create(facts, factId(fact), fact)
    if (invited) await tx.put(invitations, invited.meeting, invited)
  })
}
