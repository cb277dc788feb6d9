import { receiptNumber } from "#cloud/votes/rules"
import { Button } from "../../../components/button"
import { Card, Section } from "../../../components/card"
import { Text } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { Page } from "../../../components/page"
import { Strip } from "../../../components/strip"
import { money } from "../../../text/money"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { votes } from "../../../text/votes"
import { dayInWords, deadlineInWords, momentInWords } from "../../../text/when"
import { About } from "./about"
import { draftedIn, keptReceipt } from "./draft"
import { canFillIn, type Vote } from "./vote"

/** Why this person cannot cast here now, and what they can do instead; undefined when they can. */
export const barTo = (
  vote: Vote,
):
  | "early"
  | "closed"
  | "counted"
  | "void"
  | "join"
  | "notOnRoll"
  | "notDelegate"
  | "onPaper"
  | "otherKind"
  | undefined => {
  const { mine, stands } = vote
  if (stands !== "open") return stands
  if (!mine) return "join"
  if (!mine.onRoll) return "notOnRoll"
  if (mine.channel === "paper") return "onPaper"
  if (!mine.delegate) return "notDelegate"
  return canFillIn(vote) ? undefined : "otherKind"
}

export interface BarredProps {
  community: string
  vote: Vote
  bar: NonNullable<ReturnType<typeof barTo>>
}

/** The vote to read, for somebody who cannot cast in it now. */
export function Barred({ community, vote, bar }: BarredProps) {
  const text = useText(votes)
  const { language } = useReading()
  const place = `community=${community}&vote=${vote.vote}`
  const { mine } = vote
  const over = bar === "closed" || bar === "counted"
  const unsent = draftedIn(vote.vote) > 0
  const receipt = keptReceipt(vote.vote)
  const day = mine?.day ? dayInWords(mine.day, language) : ""
  const says = {
    early: text.standing.early(momentInWords(vote.opens, language)),
    closed: text.standing.closed,
    counted: text.standing.counted,
    void: text.standing.void(vote.void ?? ""),
    join: text.standing.join,
    notOnRoll: text.standing.notOnRoll,
    notDelegate: text.standing.notDelegate,
    onPaper: text.standing.onPaper(day),
    otherKind: text.ballot.otherKind,
  }[bar]
  return (
    <Page
      where={text.where}
      title={vote.title}
      lead={deadlineInWords(vote.closes, language, vote.now)}
      foot={
        bar === "join" ? (
          <>
            <Button kind="text" to={`/pages/votes/ballot?${place}&practice=1`}>
              {text.ballot.practise}
            </Button>
            <Button to={`/pages/members/landing?community=${community}`}>{text.standing.joinGo}</Button>
          </>
        ) : bar === "counted" ? (
          <>
            <Button kind="text" to={`/pages/votes/board?${place}`}>
              {text.standing.seeBoard}
            </Button>
            <Button to={`/pages/votes/result?${place}`}>{text.standing.seeResult}</Button>
          </>
        ) : (
          canFillIn(vote) && (
            <Button kind="plain" to={`/pages/votes/ballot?${place}&practice=1`}>
              {text.ballot.practise}
            </Button>
          )
        )
      }
    >
      <Strip kind="info">{says}</Strip>
      {over && unsent && <Strip kind="failed">{mine?.voted ? text.standing.lateChange : text.standing.late}</Strip>}
      {(bar === "notDelegate" || over) && mine?.voted && (
        <Card>
          <Text>{text.standing.houseVoted(text.standing.channel[mine.channel ?? "phone"], day)}</Text>
          {receipt && <Text>{text.receipt.number(receiptNumber(receipt))}</Text>}
          <Text>{text.standing.houseObject}</Text>
        </Card>
      )}
      <Section title={text.ballot.projects(vote.options.length)}>
        <List label={text.ballot.projects(vote.options.length)}>
          {vote.options.map(({ id, title, place: where, summary, cost }) => (
            <Row
              key={id}
              title={title}
              note={[where, summary].filter(Boolean).join(" · ")}
              state={money(cost, language)}
            />
          ))}
        </List>
      </Section>
      <About vote={vote} />
    </Page>
  )
}
