import { publish } from "../../../disclosures/actions.ts"
import type { Ask } from "../../../shared/ask.ts"
import type { Due } from "../../../shared/due.ts"
import { type Fact, factId, facts, noteFact } from "../../../shared/fact.ts"
import type { Scope } from "../../../shared/scope.ts"
import type { Store, Tx } from "../../../shared/store.ts"
import { type Day, dayOf, daysLater, startOf } from "../../../shared/values/day.ts"
import { type Id, id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import { type Followup, followups } from "../records.ts"
import { refuse } from "../refusals.ts"
import { nextReminder, reminderOn, type Who } from "../rules.ts"
import { audienceOf } from "./holders.ts"

/** What happened to something that is to be done stands in public for so many days (城市居民委员会组织法 34). */
const publicDays = 15

/** Notes the next reminder; call it before the change it serves. */
export const noteReminders = (
  ask: Pick<Ask<unknown, unknown>, "due" | "documents" | "now">,
  followup: Id<"followup">,
  by: Day,
): Promise<void> => ask.due(nextReminder(by, ask.now), ask.documents.scope, `followup:${followup}`)

/** Something that is to be done; refuses what is not here (404). */
export const followupIn = async (from: Pick<Tx, "get">, followup: Id<"followup">): Promise<Followup> => {
  const found = await from.get(followups, followup)
  if (!found) throw refuse("noSuchFollowup")
  const { id: _, ...body } = found
  return body
}

interface FromMinutes {
  readonly tasks: readonly {
    readonly followup: Id<"followup">
    readonly task: {
      readonly item?: Id<"item"> | undefined
      readonly what: string
      readonly who: Who
      readonly by: Day
    }
  }[]
  /** The same tasks as everybody may read them. */
  readonly public: readonly { readonly what: string; readonly who: string }[]
  readonly about: { readonly body: Id<"body">; readonly name: string }
  readonly meeting: Id<"meeting">
  readonly at: Instant
  readonly by: Id<"person">
  readonly until: Instant
}

/** Step: what published minutes say is to be done begins to run, and is published one by one. */
export const followupsFrom = async (tx: Tx, minutes: FromMinutes): Promise<void> => {
  for (const [n, { task, followup }] of minutes.tasks.entries()) {
    const open = minutes.public[n]
    const { about, meeting, at, by, until } = minutes
    const body: Followup = {
      ...{ body: about.body, meeting, what: task.what, who: task.who, by: task.by },
      ...(task.item && { item: task.item }),
      ...(open && { open: { what: open.what, who: open.who } }),
      ...{ madeAt: at, madeBy: by, reopened: [] },
    }
    await tx.create(followups, followup, body)
    await disclose(tx, { followup, body, at, until, from: about.name })
  }
}

/** Step: publishes where something stands that is public; nothing for what is not. */
export const disclose = async (
  tx: Tx,
  told: {
    readonly followup: Id<"followup">
    readonly body: Followup
    readonly at: Instant
    readonly from: string
    readonly until?: Instant
  },
): Promise<void> => {
  const { followup, body, at, from } = told
  if (!body.open) return
  const until = told.until ?? startOf(daysLater(dayOf(at), publicDays + 1))
  await publish(tx, {
    ...{ kind: "meetings.followup", about: followup, title: from, at, until },
    body: {
      figures: {},
      rows: [
        {
          title: body.open.what,
          state: body.done ? "done" : body.reopened.length > 0 ? "reopened" : "open",
          figures: {},
          texts: { who: body.open.who, by: body.by },
        },
      ],
      remarks: [],
    },
  })
}

/** A page of the mini-program that lists what is to be done; the street's carries where it is. */
export const followupsPage = (scope: Scope): string =>
  `/pages/meetings/followups${scope.startsWith("street:") ? "?at=street" : ""}`

/**
 * Reminds of something that is not done: three days before, on the day, then weekly. May run twice. Says when to look
 * again, or "done".
 */
export const seeToFollowup = async (store: Store, { scope, what }: Due, now: Instant): Promise<"done" | Instant> => {
  const documents = store.in(scope)
  const followup = id<"followup">(what.slice("followup:".length))
  const found = await documents.read(followups, followup)
  if (!found || found.done) return "done"
  const today = dayOf(now)
  if (today < daysLater(found.by, -3)) return nextReminder(found.by, now)
  const told: Fact = {
    kind: `meetings.followup${{ soon: "Soon", today: "Today", late: "Late" }[reminderOn(found.by, today)]}`,
    about: `${followup}.${today}`,
    audience: await audienceOf(documents, found, now),
    page: followupsPage(scope),
    data: { what: found.what, by: startOf(found.by) },
    at: now,
  }
  await noteFact(store, scope, told)
  await documents.change(async tx => {
    if (!(await tx.get(facts, factId(told)))) await tx.create(facts, factId(told), told)
  })
  return nextReminder(found.by, now)
}
