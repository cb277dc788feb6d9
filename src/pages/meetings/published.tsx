import { rightNow } from "../../cloud/clock"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { Note, Section } from "../../components/card"
import { View } from "../../components/elements"
import { List, Row } from "../../components/list"
import { Page } from "../../components/page"
import { Seal } from "../../components/seal"
import { Show } from "../../components/standing"
import { Strip } from "../../components/strip"
import { minutes } from "../../text/minutes"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { dayInWords, lastDayInWords, momentInWords } from "../../text/when"
import { Objecting } from "./parts/objecting"
import { PublicItems } from "./parts/public-items"
import { useMeeting } from "./parts/use-meeting"

export type Published = Value<"meetings.publishedMinutes">

/** Published minutes for everybody: what was decided, the eight characters, and the way to object. */
export default function PublishedMinutes() {
  const text = useText(minutes)
  const { language } = useReading()
  const about = useMeeting()
  const asked = useReply("meetings.publishedMinutes", about)
  const shown = asked.value
  return (
    <Page
      where={text.where}
      title={shown?.title}
      lead={shown && `${shown.body} · ${momentInWords(shown.begins, language)} · ${text.conclusion[shown.outcome]}`}
    >
      <Show asked={asked}>
        {value => (
          <>
            <Standing published={value} />
            <PublicItems content={value.content} />
            {value.addenda.length > 0 && (
              <Section title={text.published.addenda}>
                <List label={text.published.addenda}>
                  {value.addenda.map(({ n, text: says, at }) => (
                    <Row key={n} title={says} note={text.published.addendum(n, dayInWords(at, language))} />
                  ))}
                </List>
              </Section>
            )}
            <Objecting published={value} about={about} changed={asked.refresh} />
            <Note>
              <View>{text.published.hash(value.hash.slice(0, 8))}</View>
              <View>{text.published.hashNote}</View>
            </Note>
          </>
        )}
      </Show>
    </Page>
  )
}

function Standing({ published: { state, until, frozen } }: { published: Published }) {
  const text = useText(minutes).published
  const { language } = useReading()
  if (state === "frozen") return <Strip kind="done">{text.frozen(dayInWords(frozen ?? until, language))}</Strip>
  const inPublic = rightNow() < until
  return (
    <>
      <Seal>{text.seal}</Seal>
      <Strip kind={inPublic ? "info" : "waiting"}>
        {inPublic ? text.standing(lastDayInWords(until, language)) : text.over}
      </Strip>
    </>
  )
}
