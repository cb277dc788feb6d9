import { Heading, Text, View } from "../../../components/elements"
import { lunarInWords } from "../../../text/lunar"
import { meetings } from "../../../text/meetings"
import { type Reading, useReading } from "../../../text/reading"
import { dayInWords } from "../../../text/when"
import type { Marks } from "./poll"
import "./day.scss"

/** What the calendar says of a day beside its date, in words; nothing on an ordinary weekday. */
export const restInWords = ({ rest, holiday, day }: Marks, language: Reading["language"]): string | undefined => {
  const { mark } = meetings[language]
  switch (rest) {
    case "off":
      return mark.off(holiday?.[language] ?? "")
    case "work":
      return mark.work(holiday?.[language] ?? "")
    case "unannounced":
      return mark.unannounced(Number(day.slice(0, 4)))
    case "weekend":
      return mark.weekend
    default:
      return undefined
  }
}

/** The head of a day: date, weekday, lunar date, and whether it is a day off. */
export function DayHead({ marks }: { marks: Marks }) {
  const { language } = useReading()
  const rest = restInWords(marks, language)
  return (
    <View className="day-head">
      <Heading level={3} className="day-head__date">
        {dayInWords(marks.day, language)}
      </Heading>
      <View className="day-head__note">
        {marks.lunar && <Text>{lunarInWords(marks.lunar, language)}</Text>}
        {rest && <Text className={`day-head__rest day-head__rest--${marks.rest}`}>{rest}</Text>}
      </View>
    </View>
  )
}
