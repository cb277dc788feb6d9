import { useState } from "react"
import { Bar } from "../../../components/bar"
import { Button } from "../../../components/button"
import { Card, Note } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { money } from "../../../text/money"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { votes } from "../../../text/votes"
import type { Funding, Result } from "./result"
import { Steps } from "./steps"
import type { Vote } from "./vote"

export interface RoundsProps {
  vote: Vote
  funding: Funding
  ties: Result["outcome"]["ties"]
}

/** How it was worked out, one purchase after the other. */
export function Rounds({ vote, funding, ties }: RoundsProps) {
  const text = useText(votes).outcome
  const { language } = useReading()
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const { rounds, share, voters } = funding
  const round = rounds[at]
  if (!round) return null
  const titleOf = (id: string) => vote.options.find(option => option.id === id)?.title ?? id
  return (
    <>
      <Button kind="text" onPress={() => setOpen(!open)}>
        {open ? text.howLess : text.how}
      </Button>
      {open && (
        <Card title={text.round(at + 1, rounds.length)}>
          {share && <Text>{text.share(voters, rounded(share.first, language))}</Text>}
          {share && share.last > share.first && <Text>{text.shareRaised(rounded(share.last, language))}</Text>}
          <Bar
            whole={funding.budget}
            parts={[
              { size: funding.budget - round.left - round.cost, kind: "ink" },
              { size: round.cost, kind: "seal" },
            ]}
            label={text.leftAfter(money(round.left, language))}
          >
            <Text>{text.bought(titleOf(round.option), money(round.cost, language))}</Text>
          </Bar>
          <HowPaid round={round} />
          <Text>{text.leftAfter(money(round.left, language))}</Text>
          {round.others.length > 0 && (
            <View>
              <Note>
                <Text>{text.others}</Text>
              </Note>
              <List label={text.others}>
                {round.others.slice(0, 5).map(({ option, effectiveVotes }) => (
                  <Row
                    key={option}
                    title={titleOf(option)}
                    note={text.effective((Math.round(effectiveVotes * 10) / 10).toString())}
                  />
                ))}
              </List>
            </View>
          )}
          {ties
            .filter(({ first }) => first === round.option)
            .map(({ among, first, by }) => (
              <Note key={among.join()}>
                <Text>{text.ties(among.map(titleOf).join("、"), titleOf(first), text.tieBy[by])}</Text>
              </Note>
            ))}
          <Steps at={at} of={rounds.length} onChange={setAt} previous={text.previous} next={text.next} />
        </Card>
      )}
    </>
  )
}

/** Shares and prices are rounded to whole fen, to be read. */
const rounded = (amount: number, language: "zh" | "en") => money(Math.round(amount), language)

function HowPaid({ round }: { round: Funding["rounds"][number] }) {
  const text = useText(votes).outcome
  const { language } = useReading()
  const { payment } = round
  if (!payment) return <Text>{text.byVotes(round.votes)}</Text>
  return (
    <>
      <Text>{text.byShares(payment.inFull + payment.theRest, rounded(payment.price, language))}</Text>
      {payment.theRest > 0 && <Text>{text.theRest(payment.theRest)}</Text>}
    </>
  )
}
