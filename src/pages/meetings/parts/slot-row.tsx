import { type Said, sayings } from "#cloud/meetings/polls/rules"
import { Choice, Choices } from "../../../components/choice"
import { Text, View } from "../../../components/elements"
import { meetings } from "../../../text/meetings"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords } from "../../../text/when"
import type { Slot } from "./poll"
import "./slot-row.scss"

/** A time in the elder type: one a row, its three answers one below the other. */
export function SlotRow({ slot, said, onSay }: { slot: Slot; said: Said | undefined; onSay: (said: Said) => void }) {
  const text = useText(meetings)
  const { language } = useReading()
  const time = text.time(slot.from, slot.to)
  return (
    <View className="slot-row">
      <Text className="slot-row__time">{time}</Text>
      {slot.count && <Text className="slot-row__count">{text.count(slot.count.yes, slot.count.ifNeeded)}</Text>}
      <Choices of="one" label={`${dayInWords(slot.day, language)} ${time}`}>
        {sayings.map(word => (
          <Choice key={word} of="one" title={text.said[word]} chosen={said === word} onChange={() => onSay(word)} />
        ))}
      </Choices>
    </View>
  )
}
