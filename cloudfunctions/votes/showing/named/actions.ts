import type { Actions } from "../../../shared/ask.ts"
import { type Documents, every } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { ballots, type Cast, type Mark, marks } from "../../casting/records.ts"
import { results } from "../../closing/records.ts"
import { readFrozen } from "../../frozen.ts"
import { openingOf } from "../../opening/actions.ts"
import { batches } from "../../paper/records.ts"
import { apart } from "../../paper/rules.ts"
import { refuse } from "../../refusals.ts"
import { seatOnRoll, seatsHeldBy } from "../../roll/actions.ts"
import type { contract } from "../contract.ts"

/** So many rows on a page of the list. */
const rowsAPage = 50

/** What the slips of a named vote say, by seat; an invalid one says nothing. */
const slipsOf = async (documents: Documents, vote: Id<"vote">) => {
  const found = new Map<string, Cast["ballot"]>()
  for await (const { slips } of every(documents, batches, { vote }))
    for (const slip of slips) {
      const { of, ballot } = apart(slip)
      if (of !== undefined && ballot) found.set(of, ballot)
    }
  return found
}

/**
 * Who voted what in a named vote, for those who sit in it and for staff. Refuses a nameless vote, one that is not counted
 * yet (nobody follows the others while they vote), and anybody else.
 */
export const named: Actions<typeof contract>["named"] = async ask => {
  const { vote, after, limit = rowsAPage } = ask.input
  const { opening } = await openingOf(ask.documents, vote)
  if (opening.secrecy !== "T0") throw refuse("nameless")
  const { person, roles, household } = ask.by.member
  const inside =
    roles.includes("staff") ||
    (await seatsHeldBy(ask, vote, person)).length > 0 ||
    (household !== undefined && (await seatOnRoll(ask, vote, household)) !== undefined)
  if (!inside) throw refuse("namedForSeats")
  if (!(await readFrozen(ask, results, vote))) throw refuse("notCounted")
  const names = new Map(opening.groups.map(({ group, name = group }) => [group, name]))
  const wanted = { where: { vote }, limit, ...(after !== undefined && { after }) }
  const [page, slips] = await Promise.all([ask.documents.list(marks, wanted), slipsOf(ask.documents, vote)])
  const last = page.length === limit ? page.at(-1)?.id : undefined
  const ballotOf = async ({ seat, ballot }: Mark) =>
    ballot === undefined ? slips.get(seat) : (await ask.documents.read(ballots, ballot))?.ballot
  const rows = await Promise.all(
    page.map(async mark => {
      const [onRoll, ballot] = await Promise.all([seatOnRoll(ask, vote, mark.seat), ballotOf(mark)])
      const group = mark.group === undefined ? undefined : names.get(mark.group)
      return {
        seat: mark.seat,
        ...(group !== undefined && { group }),
        ...(onRoll?.called !== undefined && { called: onRoll.called }),
        channel: mark.channel,
        ...(ballot && { ballot }),
        proxy:
          mark.person !== undefined &&
          onRoll?.holders !== undefined &&
          (onRoll.principal ?? onRoll.holders[0]) !== mark.person,
      }
    }),
  )
  return { rows, ...(last !== undefined && { next: last }) }
}
