import { type Said, sayings } from "#cloud/meetings/polls/rules"
import { Press, Text, View } from "../../../components/elements"
import { Mark } from "../../../components/mark"
import { meetings } from "../../../text/meetings"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords } from "../../../text/when"
import type { Slot } from "./poll"
import { shapes } from "./slot-cell"
import "./slot-row.scss"

/** A time in the elder type: one a row, its three answers beside each other. */
export function SlotRow({ slot, said, onSay }: { slot: Slot; said: Said | undefined; onSay: (said: Said) => void }) {
  const text = useText(meetings)
  const { language } = useReading()
  const time = text.time(slot.from, slot.to)
  return (
    <View className="slot-row">
      <Text className="slot-row__time">{time}</Text>
      {slot.count && <Text className="slot-row__count">{text.count(slot.count.yes, slot.count.ifNeeded)}</Text>}
      <View className="slot-row__answers" role="radiogroup" label={`${dayInWords(slot.day, language)} ${time}`}>
        {sayings.map(word => (
          <Press
            key={word}
            className={`slot-row__answer${said === word ? ` slot-row__answer--${word}` : ""}`}
            role="radio"
            checked={said === word}
            onPress={() => onSay(word)}
          >
            <Mark kind={shapes[word]} />
            <Text>{text.said[word]}</Text>
          </Press>
        ))}
      </View>
    </View>
  )
}
