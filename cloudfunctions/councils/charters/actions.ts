import type { Actions } from "../../shared/ask.ts"
import { bodyOf } from "../bodies/actions/reading.ts"
import { charterId, charters } from "../records.ts"
import { refuse } from "../refusals.ts"
import type { chartersContract } from "./contract.ts"

export const chartersActions: Actions<typeof chartersContract> = {
  charter: async ({ input, documents }) => {
    const { name, charter: current } = await bodyOf(documents, input.body)
    const version = input.version ?? current
    const found = await documents.read(charters, charterId(input.body, version))
    if (!found) throw refuse("noSuchCharter", { version })
    return { name, version, current, charter: found.charter, note: found.note, at: found.at }
  },
}
