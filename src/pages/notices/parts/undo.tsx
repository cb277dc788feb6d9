import { useEffect, useState } from "react"
import { isSetAhead, undoFor } from "#cloud/notices/writing/rules"
import type { Value } from "../../../cloud/contracts"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Page } from "../../../components/page"
import { SentStrip } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { noticesChannels } from "../../../text/notices-channels"
import { noticesDesk } from "../../../text/notices-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { momentInWords } from "../../../text/when"

/** Seconds that are left to undo, counted on this device from the moment the cloud said yes. */
const useCountdown = (lasts: number): number => {
  const [end] = useState(() => Date.now() + lasts)
  const [left, setLeft] = useState(lasts)
  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.max(0, end - Date.now())), 250)
    return () => clearInterval(timer)
  }, [end])
  return Math.ceil(left / 1000)
}

export interface UndoProps {
  where: string
  title: string
  sent: Value<"notices.send">
  onUndone: (notice: string) => void
}

/** Just sent: ten seconds in which nobody has seen it yet, and then the way to the report. */
export function Undo({ where, title, sent: value, onUndone }: UndoProps) {
  const text = useText(noticesDesk).undo
  const words = useText(noticesChannels).when
  const { language } = useReading()
  // Set for later: nothing to count, and as long to undo as it takes.
  const set = isSetAhead(value.waits)
  const left = useCountdown(set ? value.waits : undoFor)
  const { sent, send, again } = useSend("notices.stop")
  const { notice } = value
  const undone = (outcome: Awaited<ReturnType<typeof send>>) => {
    if (outcome.state !== "recorded") return
    if (outcome.value.state === "draft") onUndone(notice)
  }
  const report = `/pages/notices/report?notice=${notice}`
  const late = sent.state === "recorded" && sent.value.state !== "draft"
  return (
    <Page
      where={where}
      title={set ? words.done(momentInWords(value.starts, language)) : text.title(left)}
      wide
      foot={
        left > 0 && !late ? (
          <Button kind="plain" busy={sent.state === "sending"} onPress={() => void send({ notice }).then(undone)}>
            {set ? words.undo : text.undo}
          </Button>
        ) : (
          <Button to={report}>{text.report}</Button>
        )
      }
    >
      <Card title={title}>
        <Text>{text.to(value.people)}</Text>
        {left > 0 && <Text>{set ? words.says : text.says}</Text>}
      </Card>
      {late ? (
        <Strip kind="info">{text.late}</Strip>
      ) : (
        sent.state !== "recorded" && <SentStrip sent={sent} again={() => void again().then(undone)} />
      )}
    </Page>
  )
}
