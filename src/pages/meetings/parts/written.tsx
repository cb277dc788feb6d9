import type { Value } from "../../../cloud/contracts"
import { Card, Section } from "../../../components/card"
import { Text } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { minutes } from "../../../text/minutes"
import { minutesDesk } from "../../../text/minutes-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords } from "../../../text/when"
import { MotionFigures } from "./motion-figures"

type Minutes = Value<"meetings.minutes">

/** A seat in words: who holds it, and its group. */
export const seatNamer = (names: Minutes["names"]) => {
  const called = new Map(names.map(({ seat, name, group }) => [seat as string, name ? `${name}（${group}）` : group]))
  return (seat: string): string => called.get(seat) ?? ""
}

/** How the quorum went, from its moments. */
export const quorumOf = (steps: Minutes["drafted"]["quorum"]): "whole" | "lost" | "never" =>
  !steps.some(({ what }) => what === "quorumReached")
    ? "never"
    : steps.some(({ what }) => what === "quorumLost")
      ? "lost"
      : "whole"

/** Minutes as those inside read them: what happened and what was written, with names. */
export function Written({ minutes: shown }: { minutes: Minutes }) {
  const text = useText(minutes)
  const desk = useText(minutesDesk)
  const { language } = useReading()
  const { drafted, typed, names } = shown
  const called = seatNamer(names)
  const groupName = (word: string) => drafted.groups.find(({ group }) => group === word)?.name ?? word
  return (
    <>
      <Section title={text.attendanceTitle}>
        <List label={text.attendanceTitle}>
          <Row
            title={text.attendance(drafted.whole.eligible, drafted.whole.present)}
            note={text.quorum[quorumOf(drafted.quorum)]}
          />
          {drafted.groups.map(({ group, name, eligible, present }) => (
            <Row key={group} title={name} state={text.group(eligible, present)} />
          ))}
        </List>
      </Section>
      {drafted.items.map((item, place) => {
        const wrote = typed.items.find(one => one.item === item.item)
        return (
          <Card key={item.item} title={desk.item(place + 1, item.title)}>
            {item.speakers.length > 0 && <Text>{desk.speakers(item.speakers.map(called).join("、"))}</Text>}
            {wrote?.summary && <Text>{wrote.summary}</Text>}
            {item.motions.map(motion => (
              <MotionFigures key={motion.motion} motion={motion} groupName={groupName} />
            ))}
            {item.motions.flatMap(({ motion, objections }) =>
              objections.map(one => (
                <Text key={`${motion}${one.seat}`}>{text.objection(`${called(one.seat)}，${one.text}`)}</Text>
              )),
            )}
            {wrote?.decision && <Text>{text.decision(wrote.decision)}</Text>}
            {wrote?.reservations && <Text>{text.reservation(wrote.reservations)}</Text>}
          </Card>
        )
      })}
      {typed.tasks.length > 0 && (
        <Section title={text.tasksTitle}>
          <List label={text.tasksTitle}>
            {typed.tasks.map(({ what, who, by }, place) => (
              <Row
                // biome-ignore lint/suspicious/noArrayIndexKey: a task is its place
                key={place}
                title={what}
                note={text.task(
                  who.is === "seat" ? called(who.seat) : who.is === "office" ? text.offices[who.office] : who.words,
                  dayInWords(by, language),
                )}
              />
            ))}
          </List>
        </Section>
      )}
      {typed.remarks && (
        <Section title={text.remarksTitle}>
          <Text>{typed.remarks}</Text>
        </Section>
      )}
    </>
  )
}
