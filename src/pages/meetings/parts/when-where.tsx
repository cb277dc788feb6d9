import { Card, Note } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { State } from "../../../components/mark"
import { meetingsCalled } from "../../../text/meetings-called"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { calendarInWords } from "./best"
import { kindOf, type Meeting, timeInWords } from "./called"
import "./settled.scss"

/** When, with weekday, lunar date and holiday, and where; large. */
export function WhenWhere({ meeting }: { meeting: Meeting }) {
  const text = useText(meetingsCalled)
  const { language } = useReading()
  const calendar = calendarInWords(meeting.day, language)
  return (
    <Card
      kind={meeting.state === "cancelled" ? "plain" : "seal"}
      aside={<State kind={kindOf[meeting.state]}>{text.state[meeting.state]}</State>}
    >
      <View className="settled-time">
        <Text>{timeInWords(meeting, language)}</Text>
      </View>
      {calendar && (
        <Note>
          <Text>{calendar}</Text>
        </Note>
      )}
      <Text>{text.meeting.place(meeting.place)}</Text>
    </Card>
  )
}
