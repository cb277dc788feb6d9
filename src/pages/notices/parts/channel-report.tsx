import type { Value } from "../../../cloud/contracts"
import { Note, Section } from "../../../components/card"
import { List, Row } from "../../../components/list"
import { Strip } from "../../../components/strip"
import { noticesChannels } from "../../../text/notices-channels"
import { noticesDesk } from "../../../text/notices-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { momentInWords } from "../../../text/when"

/** One channel's messages: how many arrived, and of the others why not, in words, how many, and what helps. In the order of the reasons. */
export function ChannelReport({ report }: { report: Value<"notices.report">["channels"][number] }) {
  const text = useText(noticesDesk)
  const words = useText(noticesChannels)
  const { language } = useReading()
  const { channel, sent, arrived, waiting, doubtful, dead, closedUntil } = report
  const title = words.name[channel]
  const confirmed = arrived === undefined ? [] : [words.report.arrived(arrived)]
  const whyOf = (reason: (typeof dead)[number]["reason"]) => words.reason[channel][reason] ?? text.report.reason[reason]
  return (
    <Section title={title}>
      <Note>{[words.report.sent(sent), ...confirmed].join(" · ")}</Note>
      {closedUntil && <Strip kind="waiting">{text.report.closed(momentInWords(closedUntil, language))}</Strip>}
      {waiting > 0 && <Strip kind="waiting">{text.report.waiting(waiting)}</Strip>}
      {doubtful > 0 && <Note>{text.report.doubtful(doubtful)}</Note>}
      {dead.length > 0 && <Note>{words.report.dead}</Note>}
      {dead.length === 0 ? (
        waiting === 0 && <Note>{text.report.noneDead}</Note>
      ) : (
        <List label={`${title} ${words.report.dead}`}>
          {dead.map(({ reason, people }) => (
            <Row key={reason} title={whyOf(reason).says} note={whyOf(reason).help} state={text.people(people)} />
          ))}
        </List>
      )}
    </Section>
  )
}
