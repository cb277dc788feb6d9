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
import { AboutMotion, Secrecy, TheMotion } from "./motion-about"
import type { Decision, Result } from "./result"
import { StanceWord, stances } from "./stance"
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
  const short = verdict.short(decision)
  return (
    <>
      <Card kind="seal">
        {decision.passed ? <Seal>{text.outcome.passed}</Seal> : <State kind="failed">{text.outcome.failed}</State>}
        <TheMotion vote={vote} />
      </Card>
      {short.length > 0 && (
        <Strip kind="failed" title={text.outcome.lacking}>
          {short.map(line => (
            <View key={line}>{line}</View>
          ))}
        </Strip>
      )}
      <Section title={text.outcome.figures}>
        <Figures decision={decision} />
        {!decision.owners && <Text>{verdict.quorum(decision)}</Text>}
        <Text>{text.outcome.took(result.phone + result.paper, result.seats)}</Text>
      </Section>
      {decision.groups && (
        <Section title={text.outcome.groups}>
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
        <Section title={text.outcome.words}>
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

const colours = { approve: "bamboo", oppose: "seal", abstain: "amber" } as const

/** For, against, abstained: a bar of those present, and each with its shape, word and number. */
function Figures({ decision }: { decision: Decision }) {
  const text = useText(motions)
  const { language } = useReading()
  const { tally } = decision
  const rest = Math.max(tally.present - tally.cast, 0)
  return (
    <Bar
      whole={tally.present}
      parts={stances.map(stance => ({ size: tally[stance], kind: colours[stance] }))}
      label={countingWords[language].verdict.figures(decision)}
    >
      {stances.map(stance => (
        <StanceWord key={stance} stance={stance} count={tally[stance]} />
      ))}
      {rest > 0 && <Text>{text.outcome.notCast(rest)}</Text>}
    </Bar>
  )
}
