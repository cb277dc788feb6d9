import { rightNow } from "../../../cloud/clock"
import { useReply } from "../../../cloud/use-reply"
import { Section } from "../../../components/card"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { Empty, Show } from "../../../components/standing"
import { home } from "../../../text/home"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords, lastDayInWords } from "../../../text/when"

const few = 3
/** Meetings that are called are public too, and actions as they go on, but neither is a decision: they are passed over. */
const looked = 20
const passedOver = ["meetings.called", "meetings.followup"]

/** What was decided lately and is in public. */
export function Decided({ community }: { community: string }) {
  const text = useText(home).decided
  const { language } = useReading()
  const asked = useReply("disclosures.list", { community, limit: looked })
  return (
    <Section title={text.title}>
      <Show asked={asked}>
        {({ disclosures, next }) => {
          const decided = disclosures.filter(({ kind }) => !passedOver.includes(kind))
          return decided.length === 0 ? (
            <Empty says={text.none} />
          ) : (
            <List label={text.title}>
              {decided.slice(0, few).map(one => (
                <Row
                  key={one.id}
                  title={one.title}
                  note={rightNow() < one.until ? text.until(lastDayInWords(one.until, language)) : text.over}
                  state={<State kind="decided">{dayInWords(one.at, language)}</State>}
                  to={`/pages/disclosures/read?community=${community}&disclosure=${encodeURIComponent(one.id)}`}
                />
              ))}
              {(next !== undefined || decided.length > few) && (
                <Row title={text.all} to={`/pages/disclosures/open?community=${community}`} />
              )}
            </List>
          )
        }}
      </Show>
    </Section>
  )
}
