import { type ReactNode, useState } from "react"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Note, Section } from "../../../components/card"
import { Choice, Choices } from "../../../components/choice"
import { Text } from "../../../components/elements"
import { Page } from "../../../components/page"
import { Show } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { motions } from "../../../text/motions"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { votes } from "../../../text/votes"
import { deadlineInWords, momentInWords } from "../../../text/when"
import { AboutMotion, type At, type MySeat, placeAt, TheMotion, useSeatName } from "./motion-about"
import { MotionCasting } from "./motion-casting"
import type { Vote } from "./vote"

export interface MotionProps {
  vote: Vote
  at: At
  /** What stands behind the page's own path: &community=… or &at=street. */
  place: string
  /** What stands first and last on the page, whatever it shows of the motion. */
  above?: ReactNode
  below?: ReactNode
}

/** A motion: to vote on, seat by seat; or to read, for who holds no seat or comes too early or too late. */
export function Motion({ vote, at, place, above, below }: MotionProps) {
  const asked = useReply("votes.mySeats", { vote: vote.vote, ...placeAt(at) })
  const { where } = useText(motions)
  if (vote.stands !== "open") return <Reading vote={vote} place={place} above={above} below={below} />
  if (asked.state === "failure" && asked.no) return <Reading vote={vote} place={place} above={above} below={below} />
  if (asked.state !== "value")
    return (
      <Page where={where} title={vote.title}>
        <Show asked={asked}>{() => null}</Show>
      </Page>
    )
  const parts = { vote, at, place, above, below }
  return <Seats {...parts} seats={asked.value.seats} refresh={asked.refresh} />
}

function Seats({
  vote,
  at,
  place,
  above,
  below,
  seats,
  refresh,
}: MotionProps & { seats: readonly MySeat[]; refresh: () => void }) {
  const [first] = seats
  const [named, setNamed] = useState(seats.length === 1 ? first?.seat : undefined)
  const seat = seats.find(one => one.seat === named)
  const frame = { above, below }
  if (!first) return <Reading vote={vote} place={place} {...frame} />
  if (!seat) return <WhichSeat vote={vote} seats={seats} onChoose={setNamed} {...frame} />
  const another = () => {
    refresh()
    setNamed(undefined)
  }
  return (
    <MotionCasting
      key={seat.seat}
      vote={vote}
      at={at}
      seat={seat}
      onAnother={seats.length > 1 ? another : undefined}
      {...frame}
    />
  )
}

/** One ballot a seat: whoever may vote for several says first for which. */
function WhichSeat({
  vote,
  seats,
  onChoose,
  above,
  below,
}: Pick<MotionProps, "vote" | "above" | "below"> & {
  seats: readonly MySeat[]
  onChoose: (seat: MySeat["seat"]) => void
}) {
  const text = useText(motions)
  const { language } = useReading()
  const nameOf = useSeatName()
  return (
    <Page where={text.where} title={vote.title} lead={deadlineInWords(vote.closes, language, vote.now)}>
      {above}
      <Section title={text.seat.title}>
        <Choices label={text.seat.title} of="one">
          {seats.map(seat => (
            <Choice
              key={seat.seat}
              of="one"
              title={nameOf(seat)}
              aside={seat.voted ? text.seat.voted : text.seat.open}
              note={seat.as === "proxy" ? text.seat.given : text.seat.mine}
              chosen={false}
              onChange={() => onChoose(seat.seat)}
            />
          ))}
        </Choices>
      </Section>
      <Note>
        <Text>{text.seat.principalLast}</Text>
      </Note>
      <AboutMotion vote={vote} />
      {below}
    </Page>
  )
}

/** The motion to read: what it is about and how it passes, and why there is nothing to cast here now. */
function Reading({ vote, place, above, below }: Omit<MotionProps, "at">) {
  const text = useText(motions)
  const { standing } = useText(votes)
  const { language } = useReading()
  const says = {
    early: standing.early(momentInWords(vote.opens, language)),
    closed: standing.closed,
    counted: standing.counted,
    void: standing.void(vote.void ?? ""),
    open: text.seat.none,
  }[vote.stands]
  return (
    <Page
      where={text.where}
      title={vote.title}
      lead={deadlineInWords(vote.closes, language, vote.now)}
      foot={
        vote.stands === "counted" && (
          <Button to={`/pages/votes/result?vote=${vote.vote}${place}`}>{standing.seeResult}</Button>
        )
      }
    >
      {above}
      <Strip kind={vote.stands === "void" ? "failed" : "info"}>{says}</Strip>
      <TheMotion vote={vote} />
      <AboutMotion vote={vote} />
      {below}
    </Page>
  )
}
