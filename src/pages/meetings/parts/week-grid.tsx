import { type Slot, slotId } from "#cloud/meetings/polls/rules"
import { type Day, dayOf } from "#cloud/shared/values/day"
import type { Instant } from "#cloud/shared/values/instant"
import type { Value } from "../../../cloud/contracts"
import { Press, Text, View } from "../../../components/elements"
import { Mark } from "../../../components/mark"
import { meetings } from "../../../text/meetings"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords } from "../../../text/when"
import { DayHead } from "./day"
import { canChoose, slotAt } from "./week"
import "./week-grid.scss"

export interface WeekGridProps {
  days: Value<"meetings.calendar">["days"]
  times: readonly string[]
  minutes: number
  chosen: readonly Slot[]
  now: Instant
  onToggle: (slot: Slot) => void
}

/** A week: a column a day (below one another on a phone), a tap for each time. */
export const WeekGrid = ({ days, times, ...rest }: WeekGridProps) => (
  <View className="week">
    {days.map(marks => (
      <View key={marks.day} className={`week__day${marks.day < dayOf(rest.now) ? " week__day--past" : ""}`}>
        <DayHead marks={marks} />
        <View className="week__times">
          {times.map(from => (
            <Time key={from} day={marks.day} from={from} {...rest} />
          ))}
        </View>
      </View>
    ))}
  </View>
)

type TimeProps = Omit<WeekGridProps, "days" | "times"> & { day: Day; from: string }

function Time({ day, from, minutes, chosen, now, onToggle }: TimeProps) {
  const text = useText(meetings)
  const { language } = useReading()
  const slot = slotAt(day, from, minutes)
  const on = chosen.some(one => slotId(one) === `${day}T${from}`)
  const may = canChoose(slot, chosen, now)
  return (
    <Press
      className={`week__time${on ? " week__time--on" : ""}${may ? "" : " week__time--off"}`}
      role="checkbox"
      checked={on}
      disabled={!may}
      label={`${dayInWords(day, language)} ${slot ? text.time(from, slot.to) : from}`}
      onPress={() => slot && onToggle(slot)}
    >
      {on && <Mark kind="done" />}
      <Text>{from}</Text>
    </Press>
  )
}
