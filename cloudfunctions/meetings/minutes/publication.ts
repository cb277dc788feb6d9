import type { Instant } from "../../shared/values/instant.ts"
import type { Public } from "./disclosed.ts"
import { short } from "./filling.ts"
import { choiceLines } from "./motions.ts"
import { words } from "./words.ts"

/** A motion in a line; of several choices with the one that was decided. */
const titleOf = ({ title, text, choices, decided, outcome }: Public["items"][number]["motions"][number]): string => {
  const asked = text || title
  return choices && (outcome === "passed" || outcome === "failed") ? words.put(asked, words.decided(decided)) : asked
}

/**
 * Public minutes as a publication: figures of attendance, one row a motion with its figures and outcome, one row an item
 * that was not put to the vote.
 */
export const bodyOfPublication = (
  about: {
    readonly name: string
    readonly place: string
    readonly begins: Instant
    readonly outcome: "opinion" | "resolution"
  },
  { whole, items, remarks }: Public,
  hash: string,
) => ({
  figures: { eligible: whole.eligible, present: whole.present },
  texts: { body: about.name, place: about.place, begins: about.begins },
  rows: items.flatMap(({ title, summary, decision, reservations, motions }) => {
    const note = [summary, decision && words.decision(decision), reservations && words.reservation(reservations)]
      .filter(Boolean)
      .join("\n")
    if (motions.length === 0) return [{ title, note, state: "discussed", figures: {} as Record<string, number> }]
    return motions.map(motion => ({
      title: titleOf(motion),
      note: [title, ...choiceLines(motion), note, ...motion.objections.map(words.onRecord)].filter(Boolean).join("\n"),
      state: motion.outcome,
      // For and against are not what several choices come to: their votes stand in the note.
      figures:
        motion.tally && !motion.choices
          ? { approve: motion.tally.approve, oppose: motion.tally.oppose, abstain: motion.tally.abstain }
          : {},
    }))
  }),
  remarks: [
    words.outcomeWords[about.outcome],
    words.hashWords(short(hash)),
    ...(remarks ? [{ zh: remarks, en: remarks }] : []),
  ],
})
