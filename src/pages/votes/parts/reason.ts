import { money } from "../../../text/money"
import type { Reading } from "../../../text/reading"
import { votes } from "../../../text/votes"
import type { Result } from "./result"

type Fate = Extract<Result["outcome"]["explanation"], { kind: "funding" }>["fates"][number]

/** Why an option was not chosen, and the least that would have been enough: "还差 12 票，或少花 800 元". */
export const reasonOf = ({ why, enough }: Fate, language: Reading["language"]): string => {
  const text = votes[language].outcome
  const more = enough?.votes?.more
  const less = enough?.cost && money(enough.cost.less, language)
  const lacked =
    more !== undefined && less !== undefined
      ? text.enoughBoth(more, less)
      : more !== undefined
        ? text.enoughVotes(more)
        : less !== undefined
          ? text.enoughCost(less)
          : ""
  return [text.why[why], lacked].filter(Boolean).join(" · ")
}
