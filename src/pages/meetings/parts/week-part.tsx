import { useState } from "react"
import { mostSlots, type Slot, slotId } from "#cloud/meetings/polls/rules"
import { dayOf, daysLater } from "#cloud/shared/values/day"
import type { Instant } from "#cloud/shared/values/instant"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Note, Section } from "../../../components/card"
import { Columns } from "../../../components/columns"
import { Text, View } from "../../../components/elements"
import { Field, Select } from "../../../components/field"
import { Show } from "../../../components/standing"
import { meetingsDesk } from "../../../text/meetings-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords } from "../../../text/when"
import { slotInWords } from "./best"
import { lengths, mondayOf, usualTimes } from "./week"
import { WeekGrid } from "./week-grid"
import "./week-part.scss"

export interface WeekPartProps {
  chosen: readonly Slot[]
  minutes: number
  now: Instant
  onToggle: (slot: Slot) => void
  onMinutes: (minutes: number) => void
}

/** Choosing the times: how long, a week to tap on, and the weeks before and after. */
export function WeekPart({ chosen, minutes, now, onToggle, onMinutes }: WeekPartProps) {
  const text = useText(meetingsDesk).opening
  const { language } = useReading()
  const [monday, setMonday] = useState(() => mondayOf(dayOf(now)))
  const [times, setTimes] = useState<readonly string[]>(usualTimes)
  const [another, setAnother] = useState("")
  const asked = useReply("meetings.calendar", { from: monday, days: 7 })
  const add = () => {
    if (!/^\d{2}:\d{2}$/.test(another)) return
    setTimes([...new Set([...times, another])].sort())
    setAnother("")
  }
  return (
    <Section title={text.grid}>
      <Note>
        <Text>
          {text.gridHint} {text.mornings}
        </Text>
      </Note>
      <Columns least={220}>
        <Select
          label={text.length}
          options={lengths.map(text.minutes)}
          chosen={lengths.indexOf(minutes)}
          onChange={place => onMinutes(lengths[place] ?? minutes)}
        />
        <View className="week-part__another">
          <View className="week-part__typed">
            <Field label={text.addTime} kind="time" optional value={another} onChange={setAnother} />
          </View>
          <Button kind="plain" small disabled={another === ""} onPress={add}>
            {text.add}
          </Button>
        </View>
      </Columns>
      <View className="week-part__turn">
        <Button kind="plain" small disabled={monday <= dayOf(now)} onPress={() => setMonday(daysLater(monday, -7))}>
          {text.earlier}
        </Button>
        <Text className="week-part__week">
          {text.week(dayInWords(monday, language), dayInWords(daysLater(monday, 6), language))}
        </Text>
        <Button kind="plain" small onPress={() => setMonday(daysLater(monday, 7))}>
          {text.later}
        </Button>
      </View>
      <Show asked={asked}>
        {({ days }) => (
          <WeekGrid days={days} times={times} minutes={minutes} chosen={chosen} now={now} onToggle={onToggle} />
        )}
      </Show>
      <View live="polite">
        <Text>{text.chosen(chosen.length, mostSlots)}</Text>
        {chosen.map(slot => (
          <Note key={slotId(slot)}>
            <Text>{slotInWords(slot, language)}</Text>
          </Note>
        ))}
      </View>
    </Section>
  )
}
