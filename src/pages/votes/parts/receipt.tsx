import { type ReactNode, useEffect } from "react"
import { shortHash } from "#cloud/votes/counting/rule"
import { receiptNumber } from "#cloud/votes/rules"
import { Button } from "../../../components/button"
import { Card, Note } from "../../../components/card"
import { Columns } from "../../../components/columns"
import { Text, View } from "../../../components/elements"
import { goBack, goHome, isAmidst } from "../../../components/go"
import { List, Row } from "../../../components/list"
import { Page } from "../../../components/page"
import { Seal } from "../../../components/seal"
import { toTop } from "../../../components/use-top"
import { money } from "../../../text/money"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { votes } from "../../../text/votes"
import { endInWords } from "../../../text/when"
import { TellMe } from "../../notices/parts/tell-me"
import type { Vote } from "./vote"
import "./receipt.scss"

export interface ReceiptProps {
  vote: Vote
  /** Where am I; without it, the words of a household's vote. */
  where?: string | undefined
  /** Unknown on another device than the one that voted. */
  receipt: string
  /** What was chosen; undefined where it cannot be shown any more. */
  chosen?: readonly string[] | undefined
  onChange: () => void
  /** What was said and for whom, where it is no choice of options. */
  said?: ReactNode
  /** A second act. */
  beside?: ReactNode
}

/** What is now true: recorded, under which number, and what comes next; then the one thing to be told of; then the rest. */
export function Receipt({ vote, receipt, chosen, onChange, said, beside, where }: ReceiptProps) {
  const text = useText(votes).receipt
  const words = useText(votes)
  const { language } = useReading()
  const { closes, changeAllowed, rulesHash, now } = vote
  useEffect(toTop, [])
  return (
    <Page
      where={where ?? words.where}
      title={vote.title}
      foot={
        <>
          {beside}
          <Columns least={130}>
            {changeAllowed && (
              <Button kind="plain" onPress={onChange}>
                {text.change}
              </Button>
            )}
            {isAmidst() ? <Button onPress={goBack}>{text.back}</Button> : <Button onPress={goHome}>{text.home}</Button>}
          </Columns>
        </>
      }
    >
      <Card kind="seal">
        <View live="polite">
          <Seal>{text.seal}</Seal>
          {receipt && (
            <View id="receipt" className="receipt__number">
              {text.number(receiptNumber(receipt))}
            </View>
          )}
        </View>
        <Text>{text.next(endInWords(closes, language, now))}</Text>
        <Text>{changeAllowed ? text.canChange : text.cannotChange}</Text>
      </Card>
      <TellMe about="result" label={text.notify} others />
      {said ?? <Chosen vote={vote} chosen={chosen} />}
      <Note>
        {receipt && vote.form.kind !== "motion" && <Text>{text.find}</Text>}
        <View>{text.rule(shortHash(rulesHash))}</View>
      </Note>
    </Page>
  )
}

/** What was chosen among options. */
function Chosen({ vote: { options }, chosen }: Pick<ReceiptProps, "vote" | "chosen">) {
  const text = useText(votes).receipt
  const { language } = useReading()
  return (
    <>
      {chosen === undefined ? (
        <Note>
          <Text>{text.hidden}</Text>
        </Note>
      ) : chosen.length === 0 ? (
        <Text>{text.blank}</Text>
      ) : (
        <List label={text.chosen}>
          {options
            .filter(({ id }) => chosen.includes(id))
            .map(({ id, title, cost }) => (
              <Row key={id} title={title} state={money(cost, language)} />
            ))}
        </List>
      )}
    </>
  )
}
