import { leaders } from "#cloud/votes/counting/verdict"
import { countingWords } from "#cloud/votes/counting/words"
import { Bar } from "../../../components/bar"
import { Card, Section } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { Seal } from "../../../components/seal"
import { Strip } from "../../../components/strip"
import { motions } from "../../../text/motions"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { votesOf } from "./check"
import { AboutMotion, Secrecy, TheMotion } from "./motion-about"
import type { Decision, Result } from "./result"
import { AnswerWord, isAmong, useAnswers } from "./stance"
import type { Vote } from "./vote"

export interface DecisionProps {
  vote: Vote
  result: Result
  decision: Decision
}

/** Whether a motion passed: the seal, the figures, what was lacking, and each group by itself. */
export function DecisionShown({ vote, result, decision }: DecisionProps) {
  const text = useText(motions)
  const { language } = useReading()
  const { verdict } = countingWords[language]
  const nameOf = (group: string) => vote.groups.find(one => one.group === group)?.name ?? group
  const titleOf = (id: string) => vote.options.find(option => option.id === id)?.title ?? id
  const short = verdict.short(decision, titleOf)
  const [winner] = result.outcome.winners
  // Of several choices the figures of groups and areas are about the one with most votes.
  const [first] = isAmong(vote) ? leaders(decision) : []
  const on = first === undefined ? undefined : text.among.on(titleOf(first))
  return (
    <>
      <Card kind="seal">
        {isAmong(vote) ? (
          <Chosen vote={vote} decided={winner} />
        ) : decision.passed ? (
          <Seal>{text.outcome.passed}</Seal>
        ) : (
          <State kind="failed">{text.outcome.failed}</State>
        )}
        {isAmong(vote) ? vote.question && <Text>{vote.question}</Text> : <TheMotion vote={vote} />}
      </Card>
      {short.length > 0 && (
        <Strip kind="failed" title={text.outcome.lacking}>
          {short.map(line => (
            <View key={line}>{line}</View>
          ))}
        </Strip>
      )}
      <Section title={text.outcome.figures}>
        {isAmong(vote) ? <Each vote={vote} decision={decision} /> : <Figures vote={vote} decision={decision} />}
        {!decision.owners && <Text>{verdict.quorum(decision)}</Text>}
        <Text>{text.outcome.took(result.phone + result.paper, result.seats)}</Text>
      </Section>
      {decision.groups && (
        <Section title={on ?? text.outcome.groups}>
          <List label={text.outcome.groups}>
            {decision.groups.map(group => (
              <Row
                key={group.group}
                title={nameOf(group.group)}
                note={
                  group.empty ? (
                    text.outcome.empty
                  ) : (
                    <>
                      <View>{verdict.figures(group)}</View>
                      {!group.passed && <View>{verdict.lacking(group).join(" · ")}</View>}
                    </>
                  )
                }
                state={
                  <State kind={group.passed ? "decided" : "failed"}>
                    {group.passed ? text.outcome.passed : text.outcome.failed}
                  </State>
                }
              />
            ))}
          </List>
        </Section>
      )}
      {decision.owners && (
        <Section title={on ?? text.outcome.words}>
          {verdict.decision(decision, nameOf).map(line => (
            <Text key={line}>{line}</Text>
          ))}
        </Section>
      )}
      <Secrecy vote={vote} />
      <AboutMotion vote={vote} />
    </>
  )
}

/** Which of several choices was decided, or that none was. */
function Chosen({ vote, decided }: { vote: Vote; decided: string | undefined }) {
  const text = useText(motions).among
  const option = vote.options.find(({ id }) => id === decided)
  if (!option) return <State kind="failed">{text.undecided}</State>
  return (
    <>
      <Seal>{text.decided}</Seal>
      <View className="motion__text">{option.title}</View>
      {option.details && <Text>{option.details}</Text>}
    </>
  )
}

/** Every answer with a bar of its own: choices are compared side by side, not added up. */
function Each({ vote, decision }: Pick<DecisionProps, "vote" | "decision">) {
  const text = useText(motions)
  const { tally } = decision
  const rest = Math.max(tally.present - tally.cast, 0)
  const answers = useAnswers(vote)
  return (
    <>
      {answers.map(answer => {
        const votes = votesOf(decision, answer)
        const { choice } = answer.ballot
        return (
          <Bar
            key={answer.id}
            whole={tally.present}
            parts={[{ size: votes, kind: colours[choice] }]}
            label={`${answer.word} ${votes}`}
          >
            <AnswerWord answer={answer} count={votes} />
          </Bar>
        )
      })}
      {rest > 0 && <Text>{text.outcome.notCast(rest)}</Text>}
    </>
  )
}

const colours = { approve: "bamboo", oppose: "seal", abstain: "amber" } as const

/** For, against, abstained: a bar of those present, and each with its shape, word and number. */
function Figures({ vote, decision }: Pick<DecisionProps, "vote" | "decision">) {
  const text = useText(motions)
  const answers = useAnswers(vote)
  const { language } = useReading()
  const { tally } = decision
  const rest = Math.max(tally.present - tally.cast, 0)
  return (
    <Bar
      whole={tally.present}
      parts={answers.map(({ ballot: { choice } }) => ({ size: tally[choice], kind: colours[choice] }))}
      label={countingWords[language].verdict.figures(decision)}
    >
      {answers.map(answer => (
        <AnswerWord key={answer.id} answer={answer} count={tally[answer.ballot.choice]} />
      ))}
      {rest > 0 && <Text>{text.outcome.notCast(rest)}</Text>}
    </Bar>
  )
}
