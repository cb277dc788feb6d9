import { Bar } from "../../../components/bar"
import { Text } from "../../../components/elements"
import { money } from "../../../text/money"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { votes } from "../../../text/votes"
import { sumOf, type Vote } from "./vote"

/** The bar that stays on top of the ballot: how much is chosen, of how much there is. */
export function Budget({ vote, chosen }: { vote: Vote; chosen: readonly string[] }) {
  const text = useText(votes).ballot
  const { language } = useReading()
  const sum = sumOf(vote.options, chosen)
  const whole = money(vote.budget, language)
  const over = sum > vote.budget
  return (
    <Bar
      whole={vote.budget}
      parts={[{ size: sum, kind: over ? "amber" : "seal" }]}
      label={text.bar(chosen.length, money(sum, language), whole)}
    >
      <Text>{text.barChosen(chosen.length, money(sum, language))}</Text>
      <Text>{text.barBudget(whole)}</Text>
    </Bar>
  )
}
