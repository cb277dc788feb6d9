import { useRouter } from "@tarojs/taro"
import { rightNow } from "../../cloud/clock"
import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Page } from "../../components/page"
import { Failure, Loading, Show } from "../../components/standing"
import { Strip } from "../../components/strip"
import { meetingsCalled } from "../../text/meetings-called"
import { meetingsCalling } from "../../text/meetings-calling"
import { useText } from "../../text/use-text"
import { Agenda } from "./parts/agenda"
import { type At, atOf, type Meeting, placed, tail } from "./parts/called"
import { Cancelling } from "./parts/cancelling"
import { Coming } from "./parts/coming"
import { WhenWhere } from "./parts/when-where"

/** One meeting for those who call it: who comes, against the quorum; changing and cancelling it. */
export default function Convening() {
  const text = useText(meetingsCalling)
  const { meeting = "", at: param } = useRouter().params
  const at = atOf(param)
  const asked = useReply("meetings.meeting", { meeting, ...placed(at) })
  if (asked.state === "value") return <One meeting={asked.value} at={at} refresh={asked.refresh} />
  return (
    <Page where={text.where} wide>
      {asked.state === "loading" ? <Loading /> : <Failure no={asked.no} onRetry={asked.refresh} />}
    </Page>
  )
}

function One({ meeting, at, refresh }: { meeting: Meeting; at: At; refresh: () => void }) {
  const words = useText(meetingsCalling)
  const text = words.one
  const said = useText(meetingsCalled).meeting
  const answers = useReply("meetings.responses", { meeting: meeting.id, ...placed(at) })
  const changeable = meeting.state === "called" && rightNow() < meeting.begins
  return (
    <Page
      where={words.where}
      title={meeting.title}
      lead={text.lead}
      wide
      foot={
        changeable && <Button to={`/pages/meetings/calling?meeting=${meeting.id}${tail(at)}`}>{text.change}</Button>
      }
    >
      {meeting.cancelled && (
        <Strip kind="failed" title={said.cancelled}>
          {meeting.cancelled.reason}
        </Strip>
      )}
      <WhenWhere meeting={meeting} />
      <Show asked={answers}>{value => <Coming answers={value} />}</Show>
      <Agenda meeting={meeting} />
      {(meeting.state === "called" || meeting.state === "open") && (
        <Button kind="plain" to={`/pages/hall/operate?meeting=${meeting.id}${tail(at)}`}>
          {text.hall}
        </Button>
      )}
      {meeting.state === "closed" && <Button to={`/pages/meetings/minutes?${tail(at)}`}>{text.minutes}</Button>}
      <Button kind="text" to={`/pages/meetings/meeting?meeting=${meeting.id}${tail(at)}`}>
        {text.look}
      </Button>
      {changeable && <Cancelling meeting={meeting} at={at} onCancelled={refresh} />}
    </Page>
  )
}
