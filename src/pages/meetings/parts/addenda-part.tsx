import { useState } from "react"
import { limits } from "#cloud/meetings/minutes/rules"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Section } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Field } from "../../../components/field"
import { List, Row } from "../../../components/list"
import { SentStrip } from "../../../components/standing"
import { minutes } from "../../../text/minutes"
import { minutesDesk } from "../../../text/minutes-desk"
import { useText } from "../../../text/use-text"
import type { Minutes } from "../minutes-writing"
import { addressOf, type useMeeting } from "./use-meeting"

interface AddendaPartProps {
  minutes: Minutes
  about: ReturnType<typeof useMeeting>
  changed: () => void
}

/** After publication: corrections, beside the text. */
export function AddendaPart({ minutes: shown, about, changed }: AddendaPartProps) {
  const text = useText(minutesDesk)
  const words = useText(minutes).confirming
  const [says, setSays] = useState("")
  const { sent, send, again } = useSend("meetings.addAddendum")
  if (shown.state !== "published" && shown.state !== "frozen") return null
  const add = async () => {
    const { state } = await send({ ...about, text: says.trim() })
    if (state !== "recorded") return
    setSays("")
    changed()
  }
  return (
    <Section title={text.addenda}>
      {shown.addenda.length > 0 && (
        <List label={text.addenda}>
          {shown.addenda.map(({ n, text: of, published, confirmed }) => (
            <Row
              key={n}
              title={of}
              note={words.addendum(n)}
              state={published ? text.addendumOut : text.addendumState(confirmed)}
              to={published ? undefined : `/pages/meetings/confirming?${addressOf(about)}`}
            />
          ))}
        </List>
      )}
      <Field label={text.addendumText} kind="long" value={says} onChange={setSays} max={limits.addendum} optional />
      <SentStrip sent={sent} again={() => void again()} recorded={() => <Text>{text.addendumSent}</Text>} />
      <Button kind="plain" disabled={says.trim().length < 4} busy={sent.state === "sending"} onPress={() => void add()}>
        {text.addendumAdd}
      </Button>
      <Button kind="text" to={`/pages/meetings/published?${addressOf(about)}`}>
        {text.readPublic}
      </Button>
    </Section>
  )
}
