import type { Announcer, Contact } from "../../shared/ports.ts"
import type { Documents } from "../../shared/store.ts"
import { type Instant, later, minute } from "../../shared/values/instant.ts"
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

/** Who says a notice has done so long before; after that they are gone. */
const sayingHolds = minute

/**
 * Says a notice that is going in its body's group, once, before anybody is written to, and notes what became of it. Begun again
 * after a crash it is not said again. Gives false while another process is saying it: nobody is written to before that is over.
 */
export const announce = async (ways: Ways, documents: Documents, id: string, now: Instant): Promise<boolean> => {
  const notice = await documents.read(notices, id)
  if (notice?.announced === "claimed") return giveUp(documents, id, now)
  if (!notice || isOver(notice, now) || !(await isForGroup(ways, documents, notice, now))) return true
  const { audience } = notice
  if (audience.to !== "body" || !ways.announcer) return true
  if (!(await claimed(documents, id, now))) return (await documents.read(notices, id))?.announced !== "claimed"
  const outcome = await ways.announcer.show(documents.scope, audience.body, cardOf(notice, "zh", id))
  const lost = !outcome.sent && outcome.trouble === "noAnswer"
  await noted(documents, id, outcome.sent ? "sent" : lost ? "lost" : "failed")
  return true
}

/** Step: takes it upon itself to say a notice; not one that was stopped meanwhile, or that somebody has said or is saying. */
const claimed = (documents: Documents, id: string, now: Instant): Promise<boolean> =>
  documents.change(async tx => {
    const notice = await tx.get(notices, id)
    if (notice?.state !== "going" || notice.announced !== undefined) return false
    await tx.put(notices, id, { ...notice, announced: "claimed", announcing: now })
    return true
  })

/** Step: whoever was saying a notice has gone, it may have been said; false while they are believed to be there. */
const giveUp = (documents: Documents, id: string, now: Instant): Promise<boolean> =>
  documents.change(async tx => {
    const notice = await tx.get(notices, id)
    if (notice?.announced !== "claimed") return true
    if (notice.announcing && later(notice.announcing, sayingHolds) > now) return false
    await tx.put(notices, id, { ...notice, announced: "lost" })
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
