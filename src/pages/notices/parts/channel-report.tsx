import type { Value } from "../../../cloud/contracts"
import { Note, Section } from "../../../components/card"
import { List, Row } from "../../../components/list"
import { Strip } from "../../../components/strip"
import { noticesDesk } from "../../../text/notices-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { momentInWords } from "../../../text/when"

/** One channel's messages that did not arrive: why, in words, how many, and what helps. In the order of the reasons. */
export function ChannelReport({ report }: { report: Value<"notices.report">["channels"][number] }) {
  const text = useText(noticesDesk)
  const { language } = useReading()
  const { waiting, doubtful, dead, closedUntil } = report
  return (
    <Section title={text.report.why}>
      {closedUntil && <Strip kind="waiting">{text.report.closed(momentInWords(closedUntil, language))}</Strip>}
      {waiting > 0 && <Strip kind="waiting">{text.report.waiting(waiting)}</Strip>}
      {doubtful > 0 && <Note>{text.report.doubtful(doubtful)}</Note>}
      {dead.length === 0 ? (
        <Note>{text.report.noneDead}</Note>
      ) : (
        <List label={text.report.why}>
          {dead.map(({ reason, people }) => (
            <Row
              key={reason}
              title={text.report.reason[reason].says}
              note={text.report.reason[reason].help}
              state={text.people(people)}
            />
          ))}
        </List>
      )}
    </Section>
  )
}
