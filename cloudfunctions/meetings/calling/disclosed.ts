import type { Body } from "../../disclosures/actions.ts"
import type { Meeting } from "./records.ts"

/** What of a meeting that is called, changed or cancelled becomes public: of which body, when, where, and its agenda. */
export const disclosed = ({ agenda, begins, ends, place, cancelled }: Meeting, body: string): Body => ({
  figures: { items: agenda.length },
  texts: {
    ...{ body, begins, ends, place, state: cancelled ? "cancelled" : "called" },
    ...(cancelled && { reason: cancelled.reason }),
  },
  rows: agenda.map(({ title, text, kind, minutes }) => ({
    title,
    ...(text !== undefined && { note: text }),
    state: kind,
    figures: minutes === undefined ? {} : { minutes },
  })),
  remarks: [],
})
