import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Card, Note, Section } from "../../components/card"
import { Text, View } from "../../components/elements"
import { List, Row } from "../../components/list"
import { State } from "../../components/mark"
import { Page } from "../../components/page"
import { SentStrip, Show } from "../../components/standing"
import { Strip } from "../../components/strip"
import { minutes } from "../../text/minutes"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { dayInWords } from "../../text/when"
import { useMeeting } from "./parts/use-meeting"
import { Written } from "./parts/written"

type Minutes = Value<"meetings.minutes">

/** For the chair and the scrutineers: the whole text, and one button. */
export default function Confirming() {
  const text = useText(minutes)
  const about = useMeeting()
  const asked = useReply("meetings.minutes", about)
  const { sent, send, again } = useSend("meetings.confirmMinutes")
  const shown = asked.value
  const after = (outcome: Awaited<ReturnType<typeof again>>) => outcome.state === "recorded" && asked.refresh()
  return (
    <Page
      where={text.where}
      title={shown?.about.title}
      lead={shown && text.confirming.lead(shown.version)}
      foot={
        shown?.mayConfirm && (
          <Button
            busy={sent.state === "sending"}
            onPress={() => void send({ ...about, seen: shown.version }).then(after)}
          >
            {text.confirming.confirm}
          </Button>
        )
      }
    >
      <Show asked={asked}>
        {value => (
          <>
            <SentStrip
              sent={sent}
              again={() => void again().then(after)}
              recorded={() => <Text>{value.state === "confirmed" ? text.confirming.whole : text.confirming.next}</Text>}
            />
            {sent.state === "idle" && value.mayConfirm && <Strip kind="info">{text.confirming.next}</Strip>}
            {sent.state === "idle" && !value.mayConfirm && value.state === "draft" && (
              <Strip kind="waiting">{text.confirming.notYou}</Strip>
            )}
            {value.state === "confirmed" && sent.state === "idle" && <Strip kind="done">{text.confirming.whole}</Strip>}
            <Written minutes={value} />
            <Signers minutes={value} />
            <Addenda minutes={value} about={about} changed={asked.refresh} />
            <Note>
              <View>{text.confirming.check(value.hash.slice(0, 8))}</View>
              <View>{text.confirming.wrong}</View>
            </Note>
          </>
        )}
      </Show>
    </Page>
  )
}

function Signers({ minutes: { signers } }: { minutes: Minutes }) {
  const text = useText(minutes).confirming
  const { language } = useReading()
  return (
    <Section title={text.signers}>
      <List label={text.signers}>
        {signers.map(({ office, seat, name, at }) => (
          <Row
            key={seat}
            title={name}
            note={at ? `${text[office]} · ${dayInWords(at, language)}` : text[office]}
            state={<State kind={at ? "done" : "waiting"}>{at ? text.done : text.waiting}</State>}
          />
        ))}
      </List>
    </Section>
  )
}

function Addenda({
  minutes: { addenda },
  about,
  changed,
}: {
  minutes: Minutes
  about: ReturnType<typeof useMeeting>
  changed: () => void
}) {
  const text = useText(minutes).confirming
  const { sent, send, again } = useSend("meetings.confirmAddendum")
  const after = (outcome: Awaited<ReturnType<typeof again>>) => outcome.state === "recorded" && changed()
  return (
    <>
      {addenda
        .filter(({ mine }) => mine)
        .map(({ n, text: says }) => (
          <Card key={n} kind="seal" title={text.addendum(n)}>
            <Text>{says}</Text>
            <SentStrip sent={sent} again={() => void again().then(after)} />
            <Button busy={sent.state === "sending"} onPress={() => void send({ ...about, n }).then(after)}>
              {text.confirmAddendum}
            </Button>
          </Card>
        ))}
    </>
  )
}
