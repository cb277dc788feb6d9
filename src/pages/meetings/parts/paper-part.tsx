import { useState } from "react"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card } from "../../../components/card"
import { Columns } from "../../../components/columns"
import { Text } from "../../../components/elements"
import { SentStrip } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { minutesDesk } from "../../../text/minutes-desk"
import { useText } from "../../../text/use-text"
import { canPrint, download } from "../../members/parts/paper"
import { addressOf, type useMeeting } from "./use-meeting"

/** Word with names, Word for the wall, print. */
export function PaperPart({ about }: { about: ReturnType<typeof useMeeting> }) {
  const text = useText(minutesDesk)
  const { sent, send, again } = useSend("meetings.minutesWord")
  const [failed, setFailed] = useState(false)
  const make = async (names: boolean) => {
    setFailed(false)
    const outcome = await send({ ...about, names })
    if (outcome.state === "recorded")
      await download(outcome.value.file, outcome.value.name).catch(() => setFailed(true))
  }
  if (!canPrint) return <Text>{text.phone}</Text>
  return (
    <Card title={text.paper}>
      {sent.state !== "recorded" && <SentStrip sent={sent} again={() => void again()} />}
      {failed && <Strip kind="failed">{text.template.failed}</Strip>}
      <Columns least={240}>
        <Button kind="plain" busy={sent.state === "sending"} onPress={() => void make(true)}>
          {text.word}
        </Button>
        <Button kind="plain" busy={sent.state === "sending"} onPress={() => void make(false)}>
          {text.wall}
        </Button>
        <Button kind="plain" to={`/pages/meetings/minutes-paper?${addressOf(about)}`}>
          {text.print}
        </Button>
      </Columns>
    </Card>
  )
}
