import type { Actions } from "../../../shared/ask.ts"
import { digest } from "../../../shared/digest.ts"
import { refuse as refuseAny } from "../../../shared/refusals.ts"
import { changeLimit, type Tx } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { dayLong, later } from "../../../shared/values/instant.ts"
import { type Door, rollRows } from "../../roll/actions/reading.ts"
import { codeDays } from "../../rules.ts"
import { slipsIn } from "../../spots/actions.ts"
import type { joiningContract } from "../contract.ts"
import { joinCodes } from "../records.ts"
import { codeFrom } from "../rules.ts"
import { hashedCode } from "./entering.ts"

export const codesActions: Pick<Actions<typeof joiningContract>, "slips"> = {
  /** Codes of a large building are saved 40 a change; each household's stands by itself, so a stop half-way harms nothing. */
  slips: async ask => {
    const { building, household: only } = ask.input
    const until = later(ask.now, codeDays * dayLong)
    const slips: (Door & { household: Id<"household">; code: string })[] = []
    for await (const row of rollRows(ask.documents, building)) {
      const { household, compound, unit, door } = row
      if (only !== undefined && household !== only) continue
      slips.push({ household, compound, building: row.building, unit, door, code: codeFrom(digest(ask.newId())) })
    }
    if (slips.length === 0) throw refuseAny("notFound")
    const step = changeLimit - 10
    const save = (part: typeof slips) => async (tx: Tx) => {
      for (const { household, code } of part)
        await tx.put(joinCodes, household, { hash: hashedCode(household, code), until, used: false })
    }
    const last = slips.length - (slips.length % step || step)
    for (let from = 0; from < last; from += step) await ask.documents.change(save(slips.slice(from, from + step)))
    const spot = await slipsIn(ask.documents, building, ask.now)
    return ask.change(async tx => {
      await save(slips.slice(last))(tx)
      await spot?.save(tx)
      return { slips, until, ...(spot && { spot: spot.key }) }
    })
  },
}
