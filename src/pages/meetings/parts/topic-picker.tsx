import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { meetingsCalling } from "../../../text/meetings-calling"
import { useText } from "../../../text/use-text"
import { type At, placed } from "./called"

export interface PickedTopic {
  readonly topic: string
  readonly title: string
}

export interface TopicPickerProps {
  body: string
  at: At
  /** Topics that are on the agenda already. */
  taken: readonly string[]
  onPick: (topic: PickedTopic) => void
}

/** The topics that residents proposed and the office has taken up: each is put on the agenda with a tap, nothing is typed again. */
export function TopicPicker({ body, at, taken, onPick }: TopicPickerProps) {
  const text = useText(meetingsCalling).form
  const asked = useReply("meetings.topics", body ? { body, state: "accepted", limit: 50, ...placed(at) } : undefined)
  const waiting = (asked.value?.topics ?? []).filter(({ topic }) => !taken.includes(topic))
  if (waiting.length === 0) return null
  return (
    <>
      <Note>
        <Text>{text.topics}</Text>
      </Note>
      {waiting.map(({ topic, title }) => (
        <Button key={topic} kind="plain" onPress={() => onPick({ topic, title })}>
          {text.addTopic(title)}
        </Button>
      ))}
    </>
  )
}
