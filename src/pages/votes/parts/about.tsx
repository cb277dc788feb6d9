import { useState } from "react"
import { shortHash } from "#cloud/votes/counting/rule"
import { countingWords } from "#cloud/votes/counting/words"
import { Button } from "../../../components/button"
import { Note, Section } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { money } from "../../../text/money"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { votes } from "../../../text/votes"
import type { Vote } from "./vote"

/** Below the ballot: how it is counted, and how secret it is, in plain words. */
export function About({ vote }: { vote: Vote }) {
  const text = useText(votes)
  const [whole, setWhole] = useState(false)
  const { rule, rulesHash } = vote
  const { equalShares, greedy, other } = text.counting
  const says = rule.kind === "equal-shares" ? equalShares : rule.kind === "greedy" ? greedy : other
  return (
    <>
      <Section title={text.counting.title}>
        {says.map(line => (
          <Text key={line}>{line}</Text>
        ))}
        <Button kind="text" small onPress={() => setWhole(!whole)}>
          {whole ? text.counting.less : text.counting.whole}
        </Button>
        {whole && <Whole rule={rule} />}
        <Note>
          <Text>{text.counting.short(shortHash(rulesHash))}</Text>
        </Note>
      </Section>
      <Section title={text.secrecy.title}>
        <View>{text.secrecy.tier}</View>
        {text.secrecy.says.map(line => (
          <Text key={line}>{line}</Text>
        ))}
      </Section>
    </>
  )
}

/** The rule as it stands in the notice of the vote, every part of it. */
function Whole({ rule }: { rule: Vote["rule"] }) {
  const { language } = useReading()
  const amount = (exact: number) => money(Math.round(exact), language)
  return (
    <>
      {countingWords[language].rule(rule, amount).map(line => (
        <Text key={line}>{line}</Text>
      ))}
    </>
  )
}
