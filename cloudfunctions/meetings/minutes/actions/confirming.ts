import type { Actions } from "../../../shared/ask.ts"
import type { contract } from "../contract.ts"
import { minutes } from "../records.ts"
import { refuse } from "../refusals.ts"
import { confirmedBy, signersOf } from "../rules.ts"
import { accessOf, contentIn, minutesIn, reader } from "./reading.ts"

/** The chair and two scrutineers, each from their own phone. */
export const confirming: Pick<Actions<typeof contract>, "confirmMinutes"> = {
  confirmMinutes: async ask => {
    const { meeting, seen } = ask.input
    const { member } = ask.by
    const before = await minutesIn(reader(ask.documents), meeting)
    const { typed, draft } = await contentIn(reader(ask.documents), meeting, before.version)
    const signs = signersOf(draft.drafted, typed.signers).some(({ person }) => person === member.person)
    const { inside } = await accessOf(ask.documents, before.about.body, member, ask.now)
    if (!signs && !inside) throw refuse("notInside")
    return ask.change(async tx => {
      const standing = await minutesIn(tx, meeting)
      const content = await contentIn(tx, meeting, standing.version)
      const signers = signersOf(content.draft.drafted, content.typed.signers)
      const next = confirmedBy(standing, signers, { person: member.person, seen, at: ask.now })
      await tx.put(minutes, meeting, next)
      return { state: next.state, confirmations: next.confirmations.length }
    })
  },
}
