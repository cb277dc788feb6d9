import { countingWords } from "#cloud/votes/counting/words"
import { useReply } from "../../../cloud/use-reply"
import { Bar } from "../../../components/bar"
import { Button } from "../../../components/button"
import { Text } from "../../../components/elements"
import { Show } from "../../../components/standing"
import { money } from "../../../text/money"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { votes } from "../../../text/votes"
import { DecisionShown } from "./decision"
import { Names } from "./names"
import { Projects } from "./projects"
import type { Ranked, Result } from "./result"
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
  const board = (
    <Button kind="plain" to={`/pages/votes/board?community=${community}&vote=${vote.vote}`}>
      {text.verify}
    </Button>
  )
  if (explanation.kind === "decision")
    return (
      <>
        <DecisionShown vote={vote} result={result} decision={explanation} />
        {vote.secrecy === "T0" && <Names vote={vote} at={undefined} />}
        {board}
      </>
    )
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
          <Projects vote={vote} fates={explanation.fates} />
          <Rounds vote={vote} funding={explanation} ties={result.outcome.ties} />
        </>
      )}
      {explanation.kind === "ranking" && <Ranking vote={vote} rounds={explanation.rounds} />}
      {board}
    </>
  )
}

/** The rounds of a ranking, a sentence each. */
function Ranking({ vote, rounds }: { vote: Vote; rounds: Ranked["rounds"] }) {
  const { language } = useReading()
  const titleOf = (id: string) => vote.options.find(option => option.id === id)?.title ?? id
  const says = rounds.map((round, at) => countingWords[language].rankingRound(round, at + 1, titleOf))
  return (
    <>
      {says.map(line => (
        <Text key={line}>{line}</Text>
      ))}
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
