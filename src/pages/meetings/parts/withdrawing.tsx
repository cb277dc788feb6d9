import { useState } from "react"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card } from "../../../components/card"
import { Field } from "../../../components/field"
import { SentStrip } from "../../../components/standing"
import { meetingsDesk } from "../../../text/meetings-desk"
import { useText } from "../../../text/use-text"

/** Taking a poll back: asks for the reason, which everybody invited will read. */
export function Withdrawing({ poll, onWithdrawn }: { poll: string; onWithdrawn: () => void }) {
  const text = useText(meetingsDesk).settling
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend("meetings.withdrawPoll")
  const after = (outcome: Awaited<ReturnType<typeof again>>) => outcome.state === "recorded" && onWithdrawn()
  const submit = () => {
    setTried(true)
    if (reason.trim()) void send({ poll, reason: reason.trim() }).then(after)
  }
  if (!open)
    return (
      <Button kind="text" onPress={() => setOpen(true)}>
        {text.withdraw}
      </Button>
    )
  return (
    <Card title={text.withdraw}>
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
        {text.withdrawSend}
      </Button>
      <Button kind="text" onPress={() => setOpen(false)}>
        {text.keep}
      </Button>
    </Card>
  )
}
