import type { Actions } from "../../shared/ask.ts"
import { bodyOf } from "../bodies/actions/reading.ts"
import { againstLaw } from "../linting/law.ts"
import { bodies, charterId, charters } from "../records.ts"
import { refuse } from "../refusals.ts"
import { standing } from "../seats/actions/turning.ts"
import type { chartersContract } from "./contract.ts"

export const chartersActions: Actions<typeof chartersContract> = {
  charter: async ({ input, documents }) => {
    const { name, charter: current } = await bodyOf(documents, input.body)
    const version = input.version ?? current
    const found = await documents.read(charters, charterId(input.body, version))
    if (!found) throw refuse("noSuchCharter", { version })
    return { name, version, current, charter: found.charter, note: found.note, at: found.at }
  },

  amendCharter: async ask => {
    const { documents, now, by } = ask
    const { body, from, charter, note } = ask.input
    const { kind, groups } = await bodyOf(documents, body)
    const against = againstLaw(charter, { kind, groups, seats: [] })
    if (against.length > 0)
      throw refuse("charterAgainstLaw", { zh: against.map(({ zh }) => zh), en: against.map(({ en }) => en) })
    return ask.change(async tx => {
      const { id, ...before } = await standing(tx, body)
      if (before.charter !== from) throw refuse("charterMoved", { version: before.charter })
      const version = from + 1
      await tx.create(charters, charterId(id, version), { body, charter, note, at: now, by: by.member.person })
      await tx.put(bodies, id, { ...before, charter: version })
      return { version }
    })
  },
}
