import { shortHash } from "#cloud/votes/counting/rule"
import { Note, Section } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { useText } from "../../../text/use-text"
import { votes } from "../../../text/votes"
import type { Vote } from "./vote"

/** Below the ballot: how it is counted, and how secret it is, in plain words. */
export function About({ vote }: { vote: Vote }) {
  const text = useText(votes)
  const { rule, rulesHash } = vote
  const { equalShares, greedy, other } = text.counting
  const says = rule.kind === "equal-shares" ? equalShares : rule.kind === "greedy" ? greedy : other
  return (
    <>
      <Section title={text.counting.title}>
        {says.map(line => (
          <Text key={line}>{line}</Text>
        ))}
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
