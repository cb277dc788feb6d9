import { useState } from "react"
import { countingWords } from "#cloud/votes/counting/words"
import { Bar } from "../../../components/bar"
import { Button } from "../../../components/button"
import { Card, Note } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { Slider } from "../../../components/slider"
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
export function Rounds(props: RoundsProps) {
  const text = useText(votes).outcome
  const [open, setOpen] = useState(false)
  if (props.funding.rounds.length === 0) return null
  return (
    <>
      <Button kind="text" onPress={() => setOpen(!open)}>
        {open ? text.howLess : text.how}
      </Button>
      {open && <OneRound {...props} />}
    </>
  )
}

function OneRound({ vote, funding, ties }: RoundsProps) {
  const text = useText(votes).outcome
  const { language } = useReading()
  const [at, setAt] = useState(0)
  const { rounds, share, voters, budget } = funding
  const round = rounds[at]
  if (!round) return null
  const words = countingWords[language]
  /** Shares and prices are rounded to whole fen, to be read. */
  const amount = (exact: number) => money(Math.round(exact), language)
  const titleOf = (id: string) => vote.options.find(option => option.id === id)?.title ?? id
  const bought = text.bought(titleOf(round.option), amount(round.cost))
  return (
    <Card title={text.round(at + 1, rounds.length)}>
      {share && <Text>{text.share(voters, amount(share.first))}</Text>}
      {share && share.last > share.first && <Text>{text.shareRaised(amount(share.last))}</Text>}
      <Bar
        whole={budget}
        parts={[
          { size: budget - round.left - round.cost, kind: "ink" },
          { size: round.cost, kind: "seal" },
        ]}
        label={bought}
      >
        <Text>{bought}</Text>
      </Bar>
      <Text>{words.round({ ...round, payment: round.payment }, at + 1, amount)}</Text>
      {round.payment && <Text>{words.payment(round.payment, amount)}</Text>}
      {ties
        .filter(({ first }) => first === round.option)
        .map(({ among, first, by }) => (
          <Note key={among.join()}>
            <Text>
              {words.tie({ first: titleOf(first), others: among.filter(id => id !== first).map(titleOf), by })}
            </Text>
          </Note>
        ))}
      <Others round={round} titleOf={titleOf} />
      {rounds.length > 1 && (
        <>
          <Slider
            label={text.slide}
            at={at}
            of={rounds.length}
            onChange={setAt}
            says={text.round(at + 1, rounds.length)}
          />
          <Steps at={at} of={rounds.length} onChange={setAt} previous={text.previous} next={text.next} />
        </>
      )}
    </Card>
  )
}

/** So many of those still in the running are shown. */
const few = 5

function Others({ round, titleOf }: { round: Funding["rounds"][number]; titleOf: (id: string) => string }) {
  const text = useText(votes).outcome
  if (round.others.length === 0) return null
  const own = round.payment?.effectiveVotes ?? round.votes
  const most = Math.max(own, ...round.others.map(({ effectiveVotes }) => effectiveVotes))
  return (
    <>
      <Note>
        <Text>{text.others}</Text>
      </Note>
      <List label={text.others}>
        {round.others.slice(0, few).map(({ option, effectiveVotes }) => {
          const says = text.effective((Math.round(effectiveVotes * 10) / 10).toString())
          const bar = <Bar whole={most} parts={[{ size: effectiveVotes, kind: "ink" }]} label={says} />
          return (
            <Row
              key={option}
              title={titleOf(option)}
              note={
                <>
                  <View>{says}</View>
                  {bar}
                </>
              }
            />
          )
        })}
      </List>
    </>
  )
}
