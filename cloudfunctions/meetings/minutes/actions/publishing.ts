import { charterOf } from "../../../councils/actions.ts"
import { publish } from "../../../disclosures/actions.ts"
import type { Actions } from "../../../shared/ask.ts"
import type { Fact } from "../../../shared/fact.ts"
import type { Documents } from "../../../shared/store.ts"
import { id } from "../../../shared/values/id.ts"
import { personsOfBody } from "../../followups/actions/holders.ts"
import { followupsFrom, noteReminders } from "../../followups/actions/keeping.ts"
import type { contract } from "../contract.ts"
import { publicOf } from "../disclosed.ts"
import { bodyOfPublication } from "../publication.ts"
import { type Minutes, minutes } from "../records.ts"
import { refuse } from "../refusals.ts"
import { checkPublish, publicDays, publicUntil } from "../rules.ts"
import { accessOf, contentIn, hashOf, minutesIn, namesIn, pagePath, reader } from "./reading.ts"

type Publishing = Pick<Actions<typeof contract>, "publishMinutes">

/** The confirmed minutes become public, and their actions begin to run. */
export const publishing: Publishing = {
  publishMinutes: async ask => {
    const { documents, store, now } = ask
    const { meeting } = ask.input
    const before = await minutesIn(reader(documents), meeting)
    const access = await accessOf(documents, before.about.body, ask.by.member, now)
    if (!access.publishes) throw refuse("notWriter")
    checkPublish(before)
    const { typed, draft } = await contentIn(reader(documents), meeting, before.version)
    const charter = await charterOf(documents, before.about.body, before.about.charter)
    const until = publicUntil(now, publicDays(before.about.kind, charter.publicityDays))
    const names = [...(await namesIn(store, draft.drafted)).values()]
    const content = publicOf(draft.drafted, typed, names)
    const hash = hashOf(before.about, draft, typed)
    const tasks = typed.tasks.map((task, n) => ({ task, followup: id<"followup">(ask.keyedId(`task ${n}`)) }))
    await ask.due(until, documents.scope, `minutes:${meeting}`)
    for (const { task, followup } of tasks) await noteReminders(ask, followup, task.by)
    return ask.change(
      async tx => {
        const standing = await minutesIn(tx, meeting)
        checkPublish(standing)
        if (standing.version !== before.version) throw refuse("unconfirmed")
        const { about } = standing
        const disclosure = await publish(tx, {
          ...{ kind: "meetings.minutes", about: meeting, title: about.title, at: now, until },
          body: bodyOfPublication(about, content, hash),
        })
        await followupsFrom(tx, {
          ...{ tasks, public: content.tasks, about, meeting, at: now, by: ask.by.member.person, until },
        })
        await tx.put(minutes, meeting, {
          ...standing,
          ...{ state: "published" as const, hash, published: { at: now, until, disclosure, content: stored(content) } },
        })
        return { until }
      },
      [
        {
          ...{ kind: "meetings.minutesPublished", about: meeting, at: now },
          audience: await audienceOf(documents, before),
          page: pagePath("published", documents, meeting),
          data: { title: before.about.title, body: before.about.name, until },
        },
      ],
    )
  },
}

/** Everybody of the community; in a street those who sit on the body, since a street has no people of its own. */
const audienceOf = async (documents: Documents, { about }: Minutes): Promise<Fact["audience"]> => {
  if (!documents.scope.startsWith("street:")) return { to: "community" }
  const persons = await personsOfBody(documents, about.body, about.begins)
  return { to: "persons", persons }
}

const stored = (content: ReturnType<typeof publicOf>): NonNullable<Minutes["published"]>["content"] =>
  content as NonNullable<Minutes["published"]>["content"]
