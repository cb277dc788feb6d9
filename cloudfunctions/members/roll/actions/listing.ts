import type { Actions } from "../../../shared/ask.ts"
import type { Documents } from "../../../shared/store.ts"
import { type Id, id } from "../../../shared/values/id.ts"
import { dayLong, later } from "../../../shared/values/instant.ts"
import { persons } from "../../records.ts"
import { undoDays } from "../../rules.ts"
import type { rollContract } from "../contract.ts"
import { type RollHousehold, rolls, rollUndos } from "../records.ts"
import { finder } from "../search.ts"
import { currentRoll, type Door, rollRows } from "./reading.ts"

const pageOfRolls = 20

const peopleOf = async (documents: Documents, household: Id<"household">) => {
  const people = await documents.list(persons, { where: { household, standing: "here" } })
  return people.map(({ person, name, adult, delegate }) => ({ person, name, adult, delegate }))
}

export const listingActions: Pick<Actions<typeof rollContract>, "rolls" | "roll"> = {
  rolls: async ask => {
    const { after, limit = pageOfRolls } = ask.input
    const wanted = { limit, newestFirst: true, ...(after !== undefined && { after }) }
    const found = await ask.documents.list(rolls, wanted)
    const current = (await currentRoll(ask.documents))?.id
    const listed = found.map(async ({ id: version, at, file, counts, households }) => {
      const undone = (await ask.documents.read(rollUndos, version)) !== undefined
      const state = version === current ? ("current" as const) : undone ? ("undone" as const) : ("before" as const)
      const undoable = state === "current" && later(at, undoDays * dayLong) > ask.now
      return { roll: id<"roll">(version), at, file, counts, households, state, undoable }
    })
    const next = found.length === limit ? found.at(-1)?.id : undefined
    return { rolls: await Promise.all(listed), ...(next !== undefined && { next }) }
  },

  roll: async ask => {
    const { find = "", building, after, limit = 50 } = ask.input
    const fits = finder(find)
    const found: (RollHousehold & Door)[] = []
    for await (const row of rollRows(ask.documents, building)) if (fits(row)) found.push(row)
    const from = after === undefined ? 0 : found.findIndex(row => row.household === after) + 1
    const page = found.slice(from, from + limit)
    const next = from + limit < found.length ? page.at(-1)?.household : undefined
    const households = await Promise.all(
      page.map(async row => ({ ...row, people: await peopleOf(ask.documents, row.household) })),
    )
    return { households, found: found.length, ...(next !== undefined && { next }) }
  },
}
