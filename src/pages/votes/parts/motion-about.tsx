import { shortHash } from "#cloud/votes/counting/rule"
import { countingWords } from "#cloud/votes/counting/words"
import type { Value } from "../../../cloud/contracts"
import { Note, Section } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { Strip } from "../../../components/strip"
import { motions } from "../../../text/motions"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { votes } from "../../../text/votes"
import { isAmong } from "./stance"
import type { Vote } from "./vote"

/** Where a vote is: in the caller's community, or at its street. */
export type At = "street" | undefined
export const placeAt = (at: At) => (at ? { at } : {})
export type MySeat = Value<"votes.mySeats">["seats"][number]

/** What a seat is called on this page. */
export const useSeatName = () => {
  const text = useText(motions).seat
  return ({ group, called }: Pick<MySeat, "group" | "called">): string =>
    [group, called].filter(Boolean).join(" · ") || text.mine
}

/** The text of the motion, as it was frozen; of several choices the question, and what they are unless they are `asked` below. */
export function TheMotion({ vote, asked }: { vote: Vote; asked?: boolean }) {
  const text = useText(motions)
  const [motion] = vote.options
  if (isAmong(vote))
    return (
      <>
        {vote.question && <View className="motion__text">{vote.question}</View>}
        {!asked && (
          <List label={text.among.choices}>
            {vote.options.map(({ id, title, details }, place) => (
              <Row key={id} title={`${place + 1}. ${title}`} note={details} />
            ))}
          </List>
        )}
      </>
    )
  return (
    <View>
      {motion?.title !== vote.title && <View className="motion__text">{motion?.title}</View>}
      {motion?.summary && <Text>{motion.summary}</Text>}
      {motion?.details && <View>{motion.details}</View>}
    </View>
  )
}

/** 记名 or 无记名, said plainly. */
export function Secrecy({ vote }: { vote: Vote }) {
  const { title, says } = useText(motions).secrecy[vote.secrecy]
  return (
    <Strip kind="info" title={title}>
      {says}
    </Strip>
  )
}

/** How it passes, in the words of the rule. */
export function AboutMotion({ vote }: { vote: Vote }) {
  const text = useText(motions)
  const { counting } = useText(votes)
  const { language } = useReading()
  return (
    <Section title={isAmong(vote) ? text.among.rule : text.rule}>
      {countingWords[language].rule(vote.rule, String).map(line => (
        <Text key={line}>{line}</Text>
      ))}
      {isAmong(vote) && <Text>{countingWords[language].verdict.among}</Text>}
      <Note>
        <Text>{counting.short(shortHash(vote.rulesHash))}</Text>
      </Note>
    </Section>
  )
}
