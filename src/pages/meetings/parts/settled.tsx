import { Card, Note } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { Seal } from "../../../components/seal"
import { meetings } from "../../../text/meetings"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { calendarInWords, slotInWords } from "./best"
import type { Poll } from "./poll"
import "./settled.scss"

/** What has been decided: the time, large, under its seal. */
export function Settled({ poll }: { poll: Poll }) {
  const text = useText(meetings)
  const { language } = useReading()
  const slot = poll.slots.find(({ id }) => id === poll.settled?.slot)
  if (!slot) return null
  const calendar = calendarInWords(
    poll.days.find(({ day }) => day === slot.day),
    language,
  )
  return (
    <Card kind="seal" aside={<Seal>{text.poll.settled}</Seal>}>
      <View className="settled-time">
        <Text>{slotInWords(slot, language)}</Text>
      </View>
      {calendar && (
        <Note>
          <Text>{calendar}</Text>
        </Note>
      )}
      <Text>{text.poll.place(poll.place)}</Text>
      {slot.mine && <Text>{text.poll.mine(text.said[slot.mine])}</Text>}
    </Card>
  )
}
