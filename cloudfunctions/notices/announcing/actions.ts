import type { Announcer, Contact } from "../../shared/ports.ts"
import type { Documents } from "../../shared/store.ts"
import type { Instant } from "../../shared/values/instant.ts"
import { quietUntil } from "../outbox/rules.ts"
import { cardOf } from "../outbox/wording/actions.ts"
import { type Notice, notices } from "../writing/records.ts"
import { isOver } from "../writing/rules.ts"

interface Ways {
  readonly announcer?: Announcer
}

/** Whether a notice would be said in a group now: it is for a body that has one, and nobody is asleep. */
export const isForGroup = async (
  { announcer }: Ways,
  { scope }: Documents,
  { audience, urgent }: Pick<Notice, "audience" | "urgent">,
  now: Instant,
): Promise<boolean> =>
  audience.to === "body" &&
  announcer !== undefined &&
  (urgent || quietUntil(now) === undefined) &&
  (await announcer.has(scope, audience.body))

/**
 * Says a notice that is going in its body's group, once, before anybody is written to, and notes what became of it. Begun again
 * after a crash it is not said again.
 */
export const announce = async (ways: Ways, documents: Documents, id: string, now: Instant): Promise<void> => {
  const notice = await documents.read(notices, id)
  if (notice?.announced === "claimed") return noted(documents, id, "lost")
  if (!notice || isOver(notice, now) || !(await isForGroup(ways, documents, notice, now))) return
  const { audience } = notice
  if (audience.to !== "body" || !ways.announcer || !(await claimed(documents, id))) return
  const outcome = await ways.announcer.show(documents.scope, audience.body, cardOf(notice, "zh", id))
  const lost = !outcome.sent && outcome.trouble === "noAnswer"
  await noted(documents, id, outcome.sent ? "sent" : lost ? "lost" : "failed")
}

/** Step: takes it upon itself to say a notice; not one that was stopped meanwhile, or that somebody has said or is saying. */
const claimed = (documents: Documents, id: string): Promise<boolean> =>
  documents.change(async tx => {
    const notice = await tx.get(notices, id)
    if (notice?.state !== "going" || notice.announced !== undefined) return false
    await tx.put(notices, id, { ...notice, announced: "claimed" })
    return true
  })

/**
 * Whether a person hears a notice in the group it was said in, and is not written to besides: whoever has an account there. The
 * others are written to, as everybody is where the group has it not, or perhaps not.
 */
export const hearsInGroup = (
  { announcer }: Ways,
  { announced }: Pick<Notice, "announced">,
  { accounts = [] }: Contact,
): boolean => announced === "sent" && announcer !== undefined && accounts.some(announcer.reaches)

const noted = (documents: Documents, id: string, announced: NonNullable<Notice["announced"]>): Promise<void> =>
  documents.change(async tx => {
    const notice = await tx.get(notices, id)
    if (notice) await tx.put(notices, id, { ...notice, announced })
  })
