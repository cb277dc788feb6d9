import type { Said, Says } from "#cloud/meetings/polls/rules"
import { View } from "../../../components/elements"
import { useReading } from "../../../text/reading"
import { DayHead } from "./day"
import { byDay, type Poll } from "./poll"
import { SlotCell } from "./slot-cell"
import { SlotRow } from "./slot-row"
import "./days.scss"

export interface DaysProps {
  poll: Pick<Poll, "slots" | "days">
  says: Says
  /** Without it the answers only show. */
  onSay?: ((slot: string, said: Said | undefined) => void) | undefined
}

/** All times of a poll: a column a day, as many as the screen holds; in the elder type one time below the other. */
export function Days({ poll, says, onSay }: DaysProps) {
  const { elder } = useReading()
  return (
    <View className={`days${elder ? " days--elder" : ""}`}>
      {byDay(poll).map(({ marks, slots }) => (
        <View key={marks.day} className="days__one">
          <DayHead marks={marks} />
          {slots.map(slot =>
            elder && onSay ? (
              <SlotRow key={slot.id} slot={slot} said={says[slot.id]} onSay={said => onSay(slot.id, said)} />
            ) : (
              <SlotCell
                key={slot.id}
                slot={slot}
                said={says[slot.id]}
                onSay={onSay && (said => onSay(slot.id, said))}
              />
            ),
          )}
        </View>
      ))}
    </View>
  )
}
