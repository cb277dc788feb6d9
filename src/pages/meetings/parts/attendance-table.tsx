import type { Value } from "../../../cloud/contracts"
import { Section } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { minutes } from "../../../text/minutes"
import { minutesDesk } from "../../../text/minutes-desk"
import { useText } from "../../../text/use-text"
import { quorumOf } from "./written"
import "./attendance-table.scss"

type Drafted = Value<"meetings.minutes">["drafted"]

const columns = ["eligible", "present", "substitutes", "proxies", "excused", "absent"] as const

/** Who was there, by group, in figures; found, not typed. */
export function AttendanceTable({ drafted }: { drafted: Drafted }) {
  const text = useText(minutesDesk)
  const words = useText(minutes)
  const line = (name: string, counts: Drafted["whole"], kind: string) => (
    <View className="table-row" role="row" key={name} style={{ display: "contents" }}>
      <View className={`attendance__cell ${kind}`} role="rowheader">
        <Text>{name}</Text>
      </View>
      {columns.map(column => (
        <View key={column} className={`attendance__cell ${kind}`} role="cell">
          <Text>{String(counts[column])}</Text>
        </View>
      ))}
    </View>
  )
  return (
    <Section title={`${text.groupsTitle} · ${words.quorum[quorumOf(drafted.quorum)]}`}>
      <View className="attendance" role="table" label={text.groupsTitle}>
        <View role="row" style={{ display: "contents" }}>
          {[text.group, ...columns.map(column => text.columns[column])].map(head => (
            <View key={head} className="attendance__cell attendance__cell--head" role="columnheader">
              <Text>{head}</Text>
            </View>
          ))}
        </View>
        {drafted.groups.map(group => line(group.name, group, ""))}
        {line(text.whole, drafted.whole, "attendance__cell--last")}
      </View>
    </Section>
  )
}
