import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { meetingsCalling } from "../../../text/meetings-calling"
import { minutes } from "../../../text/minutes"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords } from "../../../text/when"
import { type At, placed } from "./called"
import type { DraftItem } from "./plan"

interface LeftOpenProps {
  body: string
  at: At
  items: readonly DraftItem[]
  onPick: (item: Partial<DraftItem>) => void
}

/** What the body agreed on before and is not done yet: a report on it goes on the agenda with a tap. */
export function LeftOpen({ body, at, items, onPick }: LeftOpenProps) {
  const text = useText(meetingsCalling).form
  const words = useText(minutes)
  const { language } = useReading()
  const asked = useReply("meetings.followups", body ? { body, ...placed(at) } : undefined)
  const open = (asked.value?.followups ?? []).filter(({ standing }) => standing !== "done")
  if (open.length === 0) return null
  return (
    <>
      <Note>
        <Text>{text.leftOpen}</Text>
      </Note>
      <List label={text.leftOpen}>
        {open.map(({ id, what, who, by, standing }) => (
          <Row
            key={id}
            title={what}
            note={words.followups.due(who, dayInWords(by, language))}
            state={<State kind={standing === "late" ? "failed" : "waiting"}>{words.standing[standing]}</State>}
          />
        ))}
      </List>
      {!items.some(({ title }) => title === text.reportTitle) && (
        <Button kind="plain" onPress={() => onPick({ kind: "report", title: text.reportTitle })}>
          {text.addReport}
        </Button>
      )}
    </>
  )
}
