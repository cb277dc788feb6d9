import { useState } from "react"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card } from "../../../components/card"
import { Field } from "../../../components/field"
import { SentStrip } from "../../../components/standing"
import { meetingsCalling } from "../../../text/meetings-calling"
import { useText } from "../../../text/use-text"
import { type At, type Meeting, placed } from "./called"

/** Cancelling a meeting: asks for the reason, which everybody on a seat will read. */
export function Cancelling({ meeting, at, onCancelled }: { meeting: Meeting; at: At; onCancelled: () => void }) {
  const text = useText(meetingsCalling).one
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend("meetings.cancelMeeting")
  const after = (outcome: Awaited<ReturnType<typeof again>>) => outcome.state === "recorded" && onCancelled()
  const submit = () => {
    setTried(true)
    const { id, changes } = meeting
    if (reason.trim()) void send({ meeting: id, changes, reason: reason.trim(), ...placed(at) }).then(after)
  }
  if (!open)
    return (
      <Button kind="text" onPress={() => setOpen(true)}>
        {text.cancel}
      </Button>
    )
  return (
    <Card title={text.cancel}>
      <SentStrip sent={sent} again={() => void again().then(after)} />
      <Field
        label={text.reason}
        value={reason}
        onChange={setReason}
        max={100}
        example={text.reasonExample}
        error={tried && !reason.trim() ? text.needReason : undefined}
      />
      <Button kind="plain" busy={sent.state === "sending"} onPress={submit}>
        {text.cancelSend}
      </Button>
      <Button kind="text" onPress={() => setOpen(false)}>
        {text.keep}
      </Button>
    </Card>
  )
}
