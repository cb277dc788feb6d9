import { limits } from "#cloud/meetings/minutes/rules"
import { Card } from "../../../components/card"
import { Columns } from "../../../components/columns"
import { Text } from "../../../components/elements"
import { Field } from "../../../components/field"
import { minutes } from "../../../text/minutes"
import { minutesDesk } from "../../../text/minutes-desk"
import { useText } from "../../../text/use-text"
import type { Minutes, Typed } from "../minutes-writing"
import { MotionFigures } from "./motion-figures"
import { seatNamer } from "./written"

interface ItemFieldsProps {
  n: number
  item: Minutes["drafted"]["items"][number]
  minutes: Minutes
  typed: Typed
  onChange: (items: Typed["items"]) => void
}

/** One item of the agenda: what happened stands above, what is written below. */
export function ItemFields({ n, item, minutes: shown, typed, onChange }: ItemFieldsProps) {
  const text = useText(minutesDesk)
  const words = useText(minutes)
  const called = seatNamer(shown.names)
  const groupName = (word: string) => shown.drafted.groups.find(({ group }) => group === word)?.name ?? word
  const wrote = typed.items.find(one => one.item === item.item) ?? {
    ...{ item: item.item, summary: "", decision: "", reservations: "" },
  }
  const put = (part: "summary" | "decision" | "reservations") => (value: string) =>
    onChange([...typed.items.filter(one => one.item !== item.item), { ...wrote, [part]: value }].sort(byAgenda))
  const order = shown.drafted.items.map(one => one.item)
  const byAgenda = (a: Typed["items"][number], b: Typed["items"][number]) =>
    order.indexOf(a.item) - order.indexOf(b.item)
  return (
    <Card title={text.item(n, item.title)}>
      {item.text && <Text>{item.text}</Text>}
      {item.speakers.length > 0 && <Text>{text.speakers(item.speakers.map(called).join("、"))}</Text>}
      {item.motions.map(motion => (
        <MotionFigures key={motion.motion} motion={motion} groupName={groupName} />
      ))}
      {item.motions.flatMap(({ motion, objections }) =>
        objections.map(one => (
          <Text key={`${motion}${one.seat}`}>{words.objection(`${called(one.seat)}，${one.text}`)}</Text>
        )),
      )}
      <Field
        label={text.summary}
        kind="long"
        value={wrote.summary}
        onChange={put("summary")}
        max={limits.summary}
        example={text.summaryExample}
        optional
      />
      <Columns least={360}>
        <Field
          label={text.decision}
          value={wrote.decision}
          onChange={put("decision")}
          max={limits.decision}
          example={text.decisionExample}
          optional
        />
        <Field
          label={text.reservations}
          value={wrote.reservations}
          onChange={put("reservations")}
          max={limits.reservations}
          example={text.reservationsExample}
          optional
        />
      </Columns>
    </Card>
  )
}
