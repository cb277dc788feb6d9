import { Section } from "../../../components/card"
import { Choice, Choices } from "../../../components/choice"
import { Text, View } from "../../../components/elements"
import { meetings } from "../../../text/meetings"
import { meetingsDesk } from "../../../text/meetings-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { calendarInWords, rankedSlots, slotInWords } from "./best"
import type { Poll, Slot } from "./poll"

export interface SlotChoicesProps {
  poll: Poll
  picked: string | undefined
  onPick: (slot: string) => void
  isPast: (slot: Slot) => boolean
}

/** The times from best to worst, each with its reason, to settle on one. */
export function SlotChoices({ poll, picked, onPick, isPast }: SlotChoicesProps) {
  const words = useText(meetings)
  const text = useText(meetingsDesk).settling
  const { language } = useReading()
  const reason = ({ count }: Slot): string => {
    const { yes, ifNeeded, no } = count ?? { yes: 0, ifNeeded: 0, no: 0 }
    if (yes + ifNeeded + no === 0) return text.noCount
    return [words.count(yes, ifNeeded), no > 0 && text.no(no)].filter(Boolean).join(" · ")
  }
  return (
    <Section title={text.choose}>
      {poll.people === 0 && <Text>{text.none}</Text>}
      <Choices of="one" label={text.choose}>
        {rankedSlots(poll).map(slot => {
          const past = isPast(slot)
          const marks = poll.days.find(({ day }) => day === slot.day)
          return (
            <Choice
              key={slot.id}
              of="one"
              title={slotInWords(slot, language)}
              aside={past ? text.past : reason(slot)}
              note={<View>{calendarInWords(marks, language)}</View>}
              chosen={picked === slot.id}
              disabled={past}
              onChange={() => onPick(slot.id)}
            />
          )
        })}
      </Choices>
    </Section>
  )
}
