import type { Actions } from "../../shared/ask.ts"
import type { PrivateCards } from "../../shared/ports.ts"
import { seatsOf } from "../../votes/casting/actions.ts"
import { openingOf } from "../../votes/opening/actions.ts"
import { refuse } from "../refusals.ts"
import type { sharingContract } from "./contract.ts"

/**
 * Cards of votes, as people share them themselves: from whoever may vote in it, or the staff, one that
 * cannot be passed on.
 */
export const sharing = (alone: PrivateCards | undefined, each: boolean): Actions<typeof sharingContract> => ({
  cards: async () => ({ alone: alone !== undefined, each }),

  privateCard: async ask => {
    const { opening, end } = await openingOf(ask.documents, ask.input.vote)
    if (!opening.held) throw refuse("onlySeatsAlone")
    const isStaff = ask.by.member.roles.includes("staff")
    if (!isStaff && (await seatsOf(ask, ask.input.vote)).length === 0) throw refuse("notYoursToShare")
    if (end <= ask.now) throw refuse("cardAfterEnd")
    if (!alone) throw refuse("noPrivateCards")
    const begun = await alone.begin(ask.by.subject)
    if (begun.begun) return { activity: begun.activity, until: begun.until }
    ask.log.info({ event: "chats.card", trouble: begun.trouble, code: begun.code })
    throw refuse("noCardNow")
  },
})
