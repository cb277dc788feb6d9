import type { Fate } from "#cloud/votes/counting/outcome"
import { countingWords } from "#cloud/votes/counting/words"
import { Section } from "../../../components/card"
import { View } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { money } from "../../../text/money"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { votes } from "../../../text/votes"
import type { Funding } from "./result"
import type { Vote } from "./vote"

export interface ProjectsProps {
  vote: Vote
  fates: Funding["fates"]
}

/** Every project: the chosen ones in the order in which they were chosen, then the others with what they lacked. */
export function Projects({ vote, fates }: ProjectsProps) {
  const text = useText(votes).outcome
  const chosen = fates.filter(({ why }) => why === "chosen").sort((a, b) => a.round - b.round)
  const others = fates.filter(({ why }) => why !== "chosen").sort((a, b) => b.votes - a.votes)
  return (
    <>
      <Section title={chosen.length > 0 ? text.chosenTitle(chosen.length) : text.noneChosen}>
        {chosen.length > 0 && (
          <List label={text.chosenTitle(chosen.length)}>
            {chosen.map(fate => (
              <ProjectRow key={fate.option} vote={vote} fate={fate} />
            ))}
          </List>
        )}
      </Section>
      {others.length > 0 && (
        <Section title={text.notChosenTitle}>
          <List label={text.notChosenTitle}>
            {others.map(fate => (
              <ProjectRow key={fate.option} vote={vote} fate={fate} />
            ))}
          </List>
        </Section>
      )}
    </>
  )
}

function ProjectRow({ vote, fate }: { vote: Vote; fate: Funding["fates"][number] }) {
  const text = useText(votes).outcome
  const { language } = useReading()
  const chosen = fate.why === "chosen"
  const amount = (exact: number) => money(Math.round(exact), language)
  return (
    <Row
      title={vote.options.find(({ id }) => id === fate.option)?.title ?? fate.option}
      note={
        <>
          <View>{amount(fate.cost)}</View>
          <View>{countingWords[language].fate(fate as Fate, amount)}</View>
        </>
      }
      state={<State kind={chosen ? "decided" : "info"}>{chosen ? text.chosen : text.notChosen}</State>}
    />
  )
}
