import { Reason } from "../../../components/reason"
import { meetingsCalling } from "../../../text/meetings-calling"
import { useText } from "../../../text/use-text"
import { type At, type Meeting, placed } from "./called"

/** Cancelling a meeting: asks for the reason, which everybody on a seat will read. */
export function Cancelling({ meeting, at, onCancelled }: { meeting: Meeting; at: At; onCancelled: () => void }) {
  const text = useText(meetingsCalling).one
  const { id, changes } = meeting
  return (
    <Reason
      action="meetings.cancelMeeting"
      input={reason => ({ meeting: id, changes, reason, ...placed(at) })}
      open={text.cancel}
      title={text.cancel}
      label={text.reason}
      example={text.reasonExample}
      need={text.needReason}
      max={100}
      quiet
      send={text.cancelSend}
      keep={text.keep}
      onDone={onCancelled}
    />
  )
}
