import { publish } from "../../../disclosures/actions.ts"
import type { Actions } from "../../../shared/ask.ts"
import { canonical, digest } from "../../../shared/digest.ts"
import type { contract } from "../contract.ts"
import { publicText } from "../disclosed.ts"
import { short } from "../filling.ts"
import { addenda, addendumId, minutes } from "../records.ts"
import { refuse } from "../refusals.ts"
import { checkAddendum, confirmedBy, publicUntil, type Standing, signersOf } from "../rules.ts"
import { words } from "../words.ts"
import { accessOf, checkWrites, contentIn, minutesIn, namesIn, reader } from "./reading.ts"

type Adding = Pick<Actions<typeof contract>, "addAddendum" | "confirmAddendum">

/** How long a correction stands at least, where the minutes' own period is over (days). */
const correctionDays = 15

/** Corrections of published minutes: beside them, never in them. */
export const adding: Adding = {
  addAddendum: async ask => {
    const { meeting, text } = ask.input
    const { member } = ask.by
    const before = await minutesIn(reader(ask.documents), meeting)
    checkWrites(await accessOf(ask.documents, before.about.body, member, ask.now))
    return ask.change(async tx => {
      const standing = await minutesIn(tx, meeting)
      checkAddendum(standing)
      const n = standing.addenda + 1
      await tx.create(addenda, addendumId(meeting, n), {
        ...{ meeting, n, text, writer: member.person, at: ask.now, confirmations: [] },
      })
      await tx.put(minutes, meeting, { ...standing, addenda: n })
      return { n }
    })
  },

  confirmAddendum: async ask => {
    const { documents, store, now } = ask
    const { meeting, n } = ask.input
    const { person } = ask.by.member
    const standing = await minutesIn(reader(documents), meeting)
    const { typed, draft } = await contentIn(reader(documents), meeting, standing.version)
    const signers = signersOf(draft.drafted, typed.signers)
    if (!signers.some(signer => signer.person === person)) throw refuse("notSigner")
    const names = [...(await namesIn(store, draft.drafted)).values()]
    const { about, published } = standing
    return ask.change(async tx => {
      const found = await tx.get(addenda, addendumId(meeting, n))
      if (!found || !published) throw refuse("noSuchAddendum")
      const { id: _, ...addendum } = found
      if (addendum.published) throw refuse("minutesPublished")
      const { confirmations } = addendum
      const sheet: Pick<Standing, "state" | "version" | "confirmations"> = { state: "draft", version: n, confirmations }
      const next = confirmedBy(sheet, signers, { person, seen: n, at: now })
      const whole = next.state === "confirmed"
      const text = publicText(addendum.text, names)
      const hash = digest(canonical({ minutes: standing.hash ?? "", n, text: addendum.text }))
      await tx.put(addenda, addendumId(meeting, n), {
        ...addendum,
        confirmations: [...next.confirmations],
        ...(whole && { published: { at: now, hash, text } }),
      })
      if (whole) {
        const until = publicUntil(now, correctionDays)
        await publish(tx, {
          ...{ kind: "meetings.addendum", about: meeting, title: about.title, at: now },
          until: until > published.until ? until : published.until,
          body: {
            figures: {},
            rows: [{ title: text, state: "correction", figures: {} }],
            remarks: [words.addendumWords(n), words.hashWords(short(hash))],
          },
        })
      }
      return { published: whole }
    })
  },
}
