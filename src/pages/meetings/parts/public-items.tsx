import type { Value } from "../../../cloud/contracts"
import { Card, Section } from "../../../components/card"
import { Text } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { minutes } from "../../../text/minutes"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords } from "../../../text/when"
import { MotionFigures } from "./motion-figures"

type Content = Value<"meetings.publishedMinutes">["content"]

/** What everybody reads of minutes: decisions first, then who was there in figures, then what will be done. */
export function PublicItems({ content }: { content: Content }) {
  const text = useText(minutes)
  const { language } = useReading()
  const { whole, groups, quorum, items, tasks, remarks } = content
  return (
    <>
      {items.map((item, place) => (
        <Card
          // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place on the agenda
          key={place}
          kind={item.motions.some(({ outcome }) => outcome === "passed") ? "seal" : "plain"}
          title={item.title}
          aside={item.motions.length === 0 ? <State kind="info">{text.kind[item.kind]}</State> : undefined}
        >
          {item.motions.map((motion, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a motion is its place
            <MotionFigures key={at} motion={motion} />
          ))}
          {item.summary && <Text>{item.summary}</Text>}
          {item.decision && <Text>{text.decision(item.decision)}</Text>}
          {item.reservations && <Text>{text.reservation(item.reservations)}</Text>}
          {item.motions.flatMap(({ objections }) =>
            objections.map(one => <Text key={one}>{text.objection(one)}</Text>),
          )}
        </Card>
      ))}
      {tasks.length > 0 && (
        <Section title={text.tasksTitle}>
          <List label={text.tasksTitle}>
            {tasks.map(({ what, who, by }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a task is its place
              <Row key={place} title={what} note={text.task(who, dayInWords(by, language))} />
            ))}
          </List>
        </Section>
      )}
      {remarks && (
        <Section title={text.remarksTitle}>
          <Text>{remarks}</Text>
        </Section>
      )}
      <Section title={text.attendanceTitle}>
        <List label={text.attendanceTitle}>
          <Row title={text.attendance(whole.eligible, whole.present)} note={text.quorum[quorum]} />
          {groups.map(({ name, eligible, present }) => (
            <Row key={name} title={name} state={text.group(eligible, present)} />
          ))}
        </List>
      </Section>
    </>
  )
}
