import { useState } from "react"
import { chooseFile } from "../../../cloud/files"
import { useReply } from "../../../cloud/use-reply"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card } from "../../../components/card"
import { Columns } from "../../../components/columns"
import { Text } from "../../../components/elements"
import { SentStrip, Show } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { minutesDesk } from "../../../text/minutes-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords } from "../../../text/when"
import { canPrint, download } from "../../members/parts/paper"

/** The Word template: which is in use, taking it to change it, bringing one's own, going back. Only where there is a desk. */
export function TemplatePart({ seated }: { seated: { at?: "street" } }) {
  const text = useText(minutesDesk).template
  const { language } = useReading()
  const asked = useReply("meetings.wordTemplate", seated)
  const take = useSend("meetings.takeWordTemplate")
  const put = useSend("meetings.setWordTemplate")
  const reset = useSend("meetings.resetWordTemplate")
  const [failed, setFailed] = useState(false)
  if (!canPrint) return null
  const bring = async () => {
    const chosen = await chooseFile([".docx"])
    if (!chosen) return
    setFailed(false)
    const sent = await chosen.send().catch(() => undefined)
    if (!sent?.ok) return setFailed(true)
    const { state } = await put.send({ ...seated, file: sent.value.file })
    if (state === "recorded") asked.refresh()
  }
  const fetch = async () => {
    const outcome = await take.send(seated)
    if (outcome.state === "recorded")
      await download(outcome.value.file, outcome.value.name).catch(() => setFailed(true))
  }
  return (
    <Card title={text.title}>
      <Show asked={asked}>
        {({ own }) => <Text>{own ? text.own(own.name, dayInWords(own.at, language)) : text.none}</Text>}
      </Show>
      <Text>{text.note}</Text>
      {failed && <Strip kind="failed">{text.failed}</Strip>}
      <SentStrip sent={put.sent} again={() => void put.again()} recorded={() => <Text>{text.done}</Text>} />
      <Columns least={160}>
        <Button kind="plain" onPress={() => void fetch()} busy={take.sent.state === "sending"}>
          {text.take}
        </Button>
        <Button kind="plain" onPress={() => void bring()} busy={put.sent.state === "sending"}>
          {text.put}
        </Button>
        {asked.value?.own && (
          <Button kind="text" onPress={() => void reset.send(seated).then(asked.refresh)}>
            {text.reset}
          </Button>
        )}
      </Columns>
    </Card>
  )
}
