import { useState } from "react"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card } from "../../../components/card"
import { Field } from "../../../components/field"
import { SentStrip } from "../../../components/standing"
import { noticesDesk } from "../../../text/notices-desk"
import { useText } from "../../../text/use-text"

/** Withdrawing a notice: asks for the reason, which everybody who has it will read in its place. */
export function Withdrawing({ notice, onWithdrawn }: { notice: string; onWithdrawn: () => void }) {
  const text = useText(noticesDesk).report
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend("notices.withdraw")
  const after = (outcome: Awaited<ReturnType<typeof again>>) => outcome.state === "recorded" && onWithdrawn()
  const submit = () => {
    setTried(true)
    if (reason.trim()) void send({ notice, reason: reason.trim() }).then(after)
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
        label={text.withdrawWhy}
        value={reason}
        onChange={setReason}
        max={200}
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
