import { Text, View } from "../../../components/elements"
import { hall as words } from "../../../text/hall"
import { useText } from "../../../text/use-text"
import { type Hall, missing } from "./hall"

/** 应到 · 实到 · 还差: one figure a third, and the groups below. */
export function ScreenFigures({ hall }: { hall: Hall }) {
  const text = useText(words)
  const { figures } = hall
  const short = new Map(missing(hall).map(one => [one.group, one.missing]))
  const enough = figures.valid
  return (
    <View className="hall__figures">
      <View className="hall__thirds">
        <Third label={text.expected} value={String(figures.eligible)} note={text.needed(figures.needed)} />
        <Third
          label={text.present}
          value={String(figures.present)}
          note={figures.represented > 0 ? text.represented(figures.represented) : ""}
        />
        {enough ? (
          <Third label={text.reached} value="✓" kind="enough" />
        ) : (
          <Third
            label={text.lacking}
            value={figures.lacking > 0 ? String(figures.lacking) : "!"}
            note={missing(hall)
              .map(one => text.groupMissing(one.name, one.missing))
              .join(" · ")}
            kind="short"
          />
        )}
      </View>
      <View className="hall__groups">
        {figures.groups.map(({ group, name, present, eligible }) => (
          <Text key={group} className={`hall__group${short.has(group) ? " hall__group--short" : ""}`}>
            {`${text.groupLine(name, present, eligible)}${short.has(group) ? " !" : ""}`}
          </Text>
        ))}
      </View>
    </View>
  )
}

function Third({
  label,
  value,
  note = "",
  kind = "plain",
}: {
  label: string
  value: string
  note?: string
  kind?: "plain" | "enough" | "short"
}) {
  return (
    <View className={`hall__third hall__third--${kind}`} role="group" label={`${label} ${value} ${note}`}>
      <Text className="hall__label">{label}</Text>
      <Text className="hall__value">{value}</Text>
      <Text className="hall__note">{note}</Text>
    </View>
  )
}
