import { answers, type SeatSays } from "#cloud/meetings/calling/rules"
import { useSend } from "../../../cloud/use-send"
import { Note, Section } from "../../../components/card"
import { Choice, Choices } from "../../../components/choice"
import { Text } from "../../../components/elements"
import { SentStrip } from "../../../components/standing"
import { meetingsCalled } from "../../../text/meetings-called"
import { useText } from "../../../text/use-text"
import { type At, type Meeting, type MySeat, placed } from "./called"

/** What one of the person's own seats says: one tap, and it may be changed until the meeting begins. */
export function Invited({
  meeting,
  seat,
  at,
  refresh,
}: {
  meeting: Meeting
  seat: MySeat
  at: At
  refresh: () => void
}) {
  const words = useText(meetingsCalled)
  const text = words.meeting
  const { sent, send, again } = useSend("meetings.respond")
  const after = (outcome: Awaited<ReturnType<typeof again>>) => outcome.state === "recorded" && refresh()
  const say = (says: SeatSays) => void send({ meeting: meeting.id, seat: seat.seat, says, ...placed(at) }).then(after)
  const offered = answers.filter(one => one !== "substitute" || (seat.hasSubstitute && !seat.standIn))
  const says = seat.standIn && seat.says === "substitute" ? "coming" : seat.says
  const title = seat.standIn
    ? text.answerStandIn(seat.group)
    : meeting.seats.length > 1
      ? text.answerSeat(seat.group)
      : text.answer
  return (
    <Section title={title}>
      <Choices of="one" label={title}>
        {offered.map(one => (
          <Choice key={one} of="one" title={words.says[one]} chosen={says === one} onChange={() => say(one)} />
        ))}
      </Choices>
      <SentStrip
        sent={sent}
        again={() => void again().then(after)}
        recorded={value => (
          <Text>{text.recorded(words.says[seat.standIn && value.says === "substitute" ? "coming" : value.says])}</Text>
        )}
      />
      <Note>
        <Text>{seat.observer ? text.observer : text.until}</Text>
      </Note>
    </Section>
  )
}
