import type { MarkKind } from "../../../components/mark"
import { State } from "../../../components/mark"
import { projects } from "../../../text/projects"
import type { Reading } from "../../../text/reading"
import { deadlineInWords, lastDayInWords } from "../../../text/when"
import type { Round } from "./round"

/** What the list and the page of a round both know of where it stands. */
export interface Standing {
  readonly state: keyof (typeof projects)["zh"]["state"]
  readonly proposeUntil: string
  readonly closes?: string | undefined
  readonly publicUntil?: string | undefined
  readonly open?: number | undefined
}

const kinds: Partial<Record<Standing["state"], MarkKind>> = {
  approved: "decided",
  implementing: "decided",
  acceptance: "decided",
  evaluating: "decided",
  closed: "done",
  withdrawn: "failed",
  soliciting: "info",
  voting: "info",
}

/** A round's state as its shape and word. */
export const RoundState = ({ state, language }: { state: Standing["state"]; language: Reading["language"] }) => (
  <State kind={kinds[state] ?? "waiting"}>{projects[language].state[state]}</State>
)

/** A round's state in one sentence, with what comes when. */
export const standingInWords = (round: Standing, language: Reading["language"]): string => {
  const { says } = projects[language]
  switch (round.state) {
    case "soliciting":
      return says.soliciting(deadlineInWords(round.proposeUntil, language))
    case "voting":
      return says.voting(deadlineInWords(round.closes ?? round.proposeUntil, language))
    case "publicizing":
      return says.publicizing(lastDayInWords(round.publicUntil ?? round.proposeUntil, language))
    case "objected":
      return says.objected(round.open ?? 1)
    default:
      return says[round.state]
  }
}

/** What the sentence of a round's standing needs, from the round as its page knows it. */
export const standingOf = (round: Round): Standing => ({
  state: round.state,
  proposeUntil: round.proposeUntil,
  closes: round.voting?.closes,
  publicUntil: round.published?.until,
  open: round.objections.open,
})
