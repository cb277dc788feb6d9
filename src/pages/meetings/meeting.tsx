import { useRouter } from "@tarojs/taro"
import { rightNow } from "../../cloud/clock"
import { useShare } from "../../cloud/share"
import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Note } from "../../components/card"
import { Text, View } from "../../components/elements"
import { Page } from "../../components/page"
import { Failure, Loading } from "../../components/standing"
import { Strip } from "../../components/strip"
import { meetingsCalled } from "../../text/meetings-called"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { dayInWords } from "../../text/when"
import { Agenda } from "./parts/agenda"
import { type At, atOf, type Meeting as Called, tail } from "./parts/called"
import { Entrusting } from "./parts/entrusting"
import { Invited } from "./parts/invited"
import { useMeetingCard } from "./parts/meeting-card"
import { ToCalendar } from "./parts/to-calendar"
import { addressOf } from "./parts/use-meeting"
import { WhenWhere } from "./parts/when-where"

/** One called meeting: when, where, what about, whether one comes, and the way into the phone's calendar. */
export default function Meeting() {
  const text = useText(meetingsCalled)
  const { meeting = "", at: param } = useRouter().params
  const at = atOf(param)
  const asked = useReply("meetings.meeting", { meeting, ...(at && { at }) })
  useShare(useMeetingCard(asked.value, at))
  if (asked.state === "value") return <Shown meeting={asked.value} at={at} refresh={asked.refresh} />
  return (
    <Page where={text.where}>
      {asked.state === "loading" ? <Loading /> : <Failure no={asked.no} onRetry={asked.refresh} />}
    </Page>
  )
}

function Shown({ meeting, at, refresh }: { meeting: Called; at: At; refresh: () => void }) {
  const words = useText(meetingsCalled)
  const text = words.meeting
  const { language } = useReading()
  const { state, seats, cancelled, changes, changedAt, shortReason, note } = meeting
  const asks = state === "called" && rightNow() < meeting.begins
  const about = { meeting: meeting.id, ...(at && { at }) }
  const minutes = useReply("meetings.publishedMinutes", state === "closed" ? about : undefined).value
  const entrusts = (asks || state === "open") && seats.some(({ observer, standIn }) => !observer && !standIn)
  return (
    <Page
      where={words.where}
      title={meeting.title}
      lead={meeting.bodyName}
      foot={
        state === "open" ? (
          <Button to={`/pages/hall/live?meeting=${meeting.id}${tail(at)}`}>{text.enter}</Button>
        ) : (
          minutes && <Button to={`/pages/meetings/published?${addressOf(about)}`}>{text.readMinutes}</Button>
        )
      }
    >
      {cancelled && (
        <Strip kind="failed" title={text.cancelled}>
          {cancelled.reason}
        </Strip>
      )}
      {state === "open" && <Strip kind="waiting">{text.begun}</Strip>}
      {state === "closed" && <Strip kind="done">{minutes ? text.published : text.closed}</Strip>}
      <WhenWhere meeting={meeting} />
      {note && <Text>{note}</Text>}
      <Note>
        {shortReason && (
          <View>
            <Text>{text.short(shortReason)}</Text>
          </View>
        )}
        {changes > 0 && changedAt && !cancelled && (
          <Text>{text.changed(changes, dayInWords(changedAt, language))}</Text>
        )}
      </Note>
      {asks && seats.map(seat => <Invited key={seat.seat} meeting={meeting} seat={seat} at={at} refresh={refresh} />)}
      {asks && seats.length === 0 && <Strip kind="info">{text.listen}</Strip>}
      {asks && meeting.answers && (
        <Note>
          <Text>
            {text.counts(
              meeting.answers.coming + meeting.answers.substitute,
              meeting.answers.notComing,
              meeting.answers.silent,
            )}
          </Text>
        </Note>
      )}
      {entrusts && (
        <Entrusting meeting={meeting.id} at={at} notComing={seats.some(({ says }) => says === "notComing")} />
      )}
      <Agenda meeting={meeting} />
      {!cancelled && state !== "closed" && <ToCalendar meeting={meeting} />}
      {meeting.calls && (
        <Button kind="text" to={`/pages/meetings/convening?meeting=${meeting.id}${tail(at)}`}>
          {text.manage}
        </Button>
      )}
    </Page>
  )
}
