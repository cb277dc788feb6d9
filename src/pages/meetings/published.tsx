import { useState } from "react"
import { limits } from "#cloud/meetings/minutes/rules"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Card, Note, Section } from "../../components/card"
import { Text, View } from "../../components/elements"
import { Field } from "../../components/field"
import { List, Row } from "../../components/list"
import { State } from "../../components/mark"
import { Page } from "../../components/page"
import { Seal } from "../../components/seal"
import { SentStrip, Show } from "../../components/standing"
import { Strip } from "../../components/strip"
import { minutes } from "../../text/minutes"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { dayInWords, lastDayInWords, momentInWords } from "../../text/when"
import { PublicItems } from "./parts/public-items"
import { useMeeting } from "./parts/use-meeting"

type Published = Value<"meetings.publishedMinutes">

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
  const inPublic = new Date().toISOString() < until
  return (
    <>
      <Seal>{text.seal}</Seal>
      <Strip kind={inPublic ? "info" : "waiting"}>
        {inPublic ? text.standing(lastDayInWords(until, language)) : text.over}
      </Strip>
    </>
  )
}

interface ObjectingProps {
  published: Published
  about: ReturnType<typeof useMeeting>
  changed: () => void
}

function Objecting({ published, about, changed }: ObjectingProps) {
  const text = useText(minutes).published
  const { language } = useReading()
  const [open, setOpen] = useState(false)
  const { mine, answers, objections, state, until } = published
  const takes = state === "published" && new Date().toISOString() < until
  return (
    <>
      {takes && (
        <Section title={text.objectTitle}>
          {open ? (
            <Form about={about} changed={changed} />
          ) : (
            <Button kind="plain" onPress={() => setOpen(true)}>
              {text.objectOpen}
            </Button>
          )}
        </Section>
      )}
      {mine.length > 0 && (
        <Section title={text.mine}>
          <List label={text.mine}>
            {mine.map(({ text: says, answer, at }) => (
              <Row
                key={at}
                title={says}
                note={answer}
                state={
                  <State kind={answer === undefined ? "waiting" : "done"}>
                    {answer === undefined ? text.waiting : text.answered}
                  </State>
                }
              />
            ))}
          </List>
        </Section>
      )}
      {objections.open > 0 && <Strip kind="waiting">{text.openCount(objections.open)}</Strip>}
      {answers.length > 0 && (
        <Section title={text.answers}>
          <List label={text.answers}>
            {answers.map(({ answer, at }) => (
              <Row key={at} title={answer} note={dayInWords(at, language)} />
            ))}
          </List>
        </Section>
      )}
    </>
  )
}

function Form({ about, changed }: Omit<ObjectingProps, "published">) {
  const text = useText(minutes).published
  const [says, setSays] = useState("")
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend("meetings.objectToMinutes")
  const short = says.trim().length < 4
  const submit = async () => {
    setTried(true)
    if (short) return
    const { state } = await send({ ...about, text: says.trim() })
    if (state === "recorded") changed()
  }
  return (
    <Card>
      <SentStrip sent={sent} again={() => void again()} recorded={() => <Text>{text.objectSent}</Text>} />
      {sent.state !== "recorded" && (
        <>
          <Field
            label={text.objectText}
            kind="long"
            value={says}
            onChange={setSays}
            max={limits.reason}
            example={text.objectExample}
            error={tried && short ? text.objectNeed : undefined}
          />
          <Button busy={sent.state === "sending"} onPress={() => void submit()}>
            {text.objectSend}
          </Button>
        </>
      )}
    </Card>
  )
}
