import { useReply } from "../../../cloud/use-reply"
import { Bar } from "../../../components/bar"
import { Button } from "../../../components/button"
import { Note, Section } from "../../../components/card"
import { Text } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { Show } from "../../../components/standing"
import { money } from "../../../text/money"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { votes } from "../../../text/votes"
import { reasonOf } from "./reason"
import type { Funding, Result } from "./result"
import { Rounds } from "./rounds"
import type { Vote } from "./vote"

/**
 * What a vote came to: the money, every project in order with its reason, how it was worked out, and the way to check it.
 * For the result page of whatever the vote was about.
 */
export function Outcome({ community, vote }: { community: string; vote: string }) {
  const shown = useReply("votes.show", { community, vote })
  const asked = useReply("votes.result", { community, vote })
  return (
    <Show asked={shown}>
      {opened => <Show asked={asked}>{result => <Counted community={community} vote={opened} result={result} />}</Show>}
    </Show>
  )
}

function Counted({ community, vote, result }: { community: string; vote: Vote; result: Result }) {
  const text = useText(votes).outcome
  const { explanation } = result.outcome
  const words = [
    text.tookPart(result.phone + result.paper, result.seats),
    result.paper > 0 && text.byPaper(result.paper),
    result.invalid > 0 && text.invalid(result.invalid),
  ]
  return (
    <>
      <Money vote={vote} result={result} />
      <Text>{words.filter(Boolean).join(" · ")}</Text>
      {explanation.kind === "funding" && (
        <>
          <Projects vote={vote} funding={explanation} />
          <Rounds vote={vote} funding={explanation} ties={result.outcome.ties} />
        </>
      )}
      <Button kind="plain" to={`/pages/votes/board?community=${community}&vote=${vote.vote}`}>
        {text.verify}
      </Button>
    </>
  )
}

/** The money as one bar, a part a chosen project. */
function Money({ vote, result }: { vote: Vote; result: Result }) {
  const text = useText(votes).outcome
  const { language } = useReading()
  const { winners, total } = result.outcome
  const costs = new Map<string, number>(vote.options.map(({ id, cost }) => [id, cost]))
  return (
    <Bar
      whole={vote.budget}
      parts={winners.map(id => ({ size: costs.get(id) ?? 0, kind: "seal" as const }))}
      label={text.money(money(total, language), money(vote.budget, language))}
    >
      <Text>{text.spent(money(total, language))}</Text>
      <Text>{text.left(money(vote.budget - total, language))}</Text>
    </Bar>
  )
}

/** Every project: the chosen ones in the order in which they were chosen, then the others with what they lacked. */
function Projects({ vote, funding }: { vote: Vote; funding: Funding }) {
  const text = useText(votes).outcome
  const { language } = useReading()
  const titles = new Map<string, string>(vote.options.map(({ id, title }) => [id, title]))
  const chosen = funding.fates.filter(({ why }) => why === "chosen").sort((a, b) => a.round - b.round)
  const others = funding.fates.filter(({ why }) => why !== "chosen").sort((a, b) => b.votes - a.votes)
  const figures = ({ votes: count, cost }: Funding["fates"][number]) =>
    `${text.votes(count)} · ${money(cost, language)}`
  return (
    <>
      <Section title={chosen.length > 0 ? text.chosenTitle(chosen.length) : text.noneChosen}>
        {chosen.length > 0 && (
          <List label={text.chosenTitle(chosen.length)}>
            {chosen.map(fate => (
              <Row
                key={fate.option}
                title={titles.get(fate.option) ?? fate.option}
                note={figures(fate)}
                state={<State kind="decided">{text.chosen}</State>}
              />
            ))}
          </List>
        )}
      </Section>
      {others.length > 0 && (
        <Section title={text.notChosenTitle}>
          <List label={text.notChosenTitle}>
            {others.map(fate => (
              <Row
                key={fate.option}
                title={titles.get(fate.option) ?? fate.option}
                note={
                  <>
                    <Text>{figures(fate)}</Text>
                    <Note>
                      <Text>{reasonOf(fate, language)}</Text>
                    </Note>
                  </>
                }
                state={<State kind="failed">{text.notChosen}</State>}
              />
            ))}
          </List>
        </Section>
      )}
    </>
  )
}
