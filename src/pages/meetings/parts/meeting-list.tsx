import { type ReactNode, useState } from "react"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Text, View } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { Show } from "../../../components/standing"
import { meetingsCalled } from "../../../text/meetings-called"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { type At, kindOf, type Line, placed, timeInWords } from "./called"

export interface MeetingListProps {
  at: At
  /** What a row opens. */
  to?: ((meeting: Line) => string) | undefined
  /** One verb a row, at the desk. */
  verb?: ((meeting: Line) => ReactNode) | undefined
  empty: ReactNode
}

/** Called meetings, the last called first, a page at a time. */
export function MeetingList({ empty, ...rest }: MeetingListProps) {
  return <Part after={undefined} empty={empty} {...rest} />
}

function Part({ after, empty, ...rest }: MeetingListProps & { after: string | undefined }) {
  const text = useText(meetingsCalled).list
  const asked = useReply("meetings.meetings", { ...placed(rest.at), ...(after !== undefined && { after }) })
  const [further, setFurther] = useState(false)
  return (
    <Show asked={asked}>
      {({ meetings, next }) =>
        meetings.length === 0 && after === undefined ? (
          empty
        ) : (
          <>
            <List>
              {meetings.map(meeting => (
                <MeetingRow key={meeting.id} meeting={meeting} to={rest.to?.(meeting)} verb={rest.verb?.(meeting)} />
              ))}
            </List>
            {next !== undefined && !further && (
              <Button kind="text" onPress={() => setFurther(true)}>
                {text.more}
              </Button>
            )}
            {next !== undefined && further && <Part after={next} empty={empty} {...rest} />}
          </>
        )
      }
    </Show>
  )
}

function MeetingRow({ meeting, to, verb }: { meeting: Line; to: string | undefined; verb: ReactNode }) {
  const text = useText(meetingsCalled)
  const { language } = useReading()
  const asks = to !== undefined && meeting.state === "called" && meeting.seated
  return (
    <Row
      title={meeting.title}
      note={
        <>
          <View>{timeInWords(meeting, language)}</View>
          <View>{`${meeting.place} · ${text.list.items(meeting.items)}`}</View>
          {asks && <Text>{text.said[meeting.says ?? "none"]}</Text>}
        </>
      }
      state={<State kind={kindOf[meeting.state]}>{text.state[meeting.state]}</State>}
      to={to}
      verb={verb}
    />
  )
}
