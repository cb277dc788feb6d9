import type { Actions } from "../../shared/ask.ts"
import { meetingIn, type Outside as OfCalling } from "../calling/actions.ts"
import { type Ground, roomOf } from "../hall/actions/reading.ts"
import type { contract } from "./contract.ts"
import { liveCards } from "./records.ts"
import { refuse } from "./refusals.ts"
import { checkGoesLive, lookEvery, mostCards, nextLook, saidOf } from "./rules.ts"

export { seeToCards } from "./actions/telling.ts"

export type Outside = Pick<OfCalling, "live">

/** A meeting's cards in chats: before one is forwarded. */
export const actions = ({ live }: Outside): Actions<typeof contract> => ({
  liveCard: async ask => {
    const { documents, now } = ask
    const { meeting: about } = ask.input
    const meeting = await meetingIn(documents, about)
    checkGoesLive(meeting, now)
    if (!live) throw refuse("noLiveCards")
    const { hall, figures } = await roomOf(ask as Ground, about)
    const said = saidOf(meeting, hall, figures)
    if (said.begun) throw refuse("cardBegun")
    const { present, eligible } = said
    const known = await documents.list(liveCards, { where: { meeting: about } })
    const serves = known.find(({ until }) => meeting.ends <= until)
    if (serves) return { activity: serves.activity, until: serves.until, present, eligible }

    const begun = await live.begin()
    if (!begun.begun) ask.log.info({ event: "meetings.card", trouble: begun.trouble, code: begun.code })
    if (!begun.begun || begun.until < meeting.ends) throw refuse("cardNotNow")
    const { activity, until } = begun
    for (const at of [nextLook(now, lookEvery), until]) await ask.due(at, documents.scope, `cards:${about}`)
    return ask.change(async tx => {
      for (let n = 1; n <= mostCards; n += 1) {
        const found = await tx.get(liveCards, `${about}:${n}`)
        // Two who share at the same time share with one activity; the other is never used.
        if (found && meeting.ends <= found.until)
          return { activity: found.activity, until: found.until, present, eligible }
        if (found && now < found.until) continue
        await tx.put(liveCards, `${about}:${n}`, { meeting: about, activity, until, said, failed: 0 })
        return { activity, until, present, eligible }
      }
      throw refuse("cardNotNow")
    })
  },
})
