import { useState } from "react"
import { openPaper } from "../../../cloud/open-paper"
import { Button } from "../../../components/button"
import { Note, Section } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { Strip } from "../../../components/strip"
import { meetingsCalled } from "../../../text/meetings-called"
import { useText } from "../../../text/use-text"
import type { Item, Meeting } from "./called"

/** What the meeting is about, item by item, with the papers to read before. */
export function Agenda({ meeting }: { meeting: Pick<Meeting, "agenda" | "outcome"> }) {
  const words = useText(meetingsCalled)
  const text = words.meeting
  const [wrong, setWrong] = useState(false)
  const open = async (file: string, name: string) => setWrong(!(await openPaper(file, name)))
  const votes = meeting.agenda.some(({ kind }) => kind === "motion")
  return (
    <Section title={text.agenda}>
      {wrong && <Strip kind="failed">{text.paperWrong}</Strip>}
      <List label={text.agenda}>
        {meeting.agenda.map((item, place) => (
          <AgendaRow key={item.item} item={item} place={place} onPaper={(file, name) => void open(file, name)} />
        ))}
      </List>
      {votes && (
        <Note>
          <Text>{text[meeting.outcome]}</Text>
        </Note>
      )}
    </Section>
  )
}

function AgendaRow({
  item,
  place,
  onPaper,
}: {
  item: Item
  place: number
  onPaper: (file: string, name: string) => void
}) {
  const words = useText(meetingsCalled)
  const text = words.meeting
  return (
    <Row
      title={`${place + 1}. ${item.title}`}
      note={
        <>
          {item.text && <View>{item.kind === "motion" ? text.motion(item.text) : item.text}</View>}
          {item.choices?.map((choice, n) => (
            <View key={choice.title}>{text.choice(n + 1, choice.title, choice.details)}</View>
          ))}
          {item.choices && <View>{text.choiceOthers}</View>}
          {item.minutes !== undefined && <View>{text.minutes(item.minutes)}</View>}
          {item.papers.map(({ file, name }) => (
            <Button key={file} kind="text" small onPress={() => onPaper(file, name)}>
              {text.paper(name)}
            </Button>
          ))}
        </>
      }
      state={words.kind[item.kind]}
    />
  )
}
