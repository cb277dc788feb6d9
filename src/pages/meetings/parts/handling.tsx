import { useState } from "react"
import { useReply } from "../../../cloud/use-reply"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Note, Section } from "../../../components/card"
import { Choice, Choices } from "../../../components/choice"
import { Text } from "../../../components/elements"
import { Field } from "../../../components/field"
import { SentStrip, Show } from "../../../components/standing"
import { topics } from "../../../text/topics"
import { useText } from "../../../text/use-text"
import type { Topic } from "../topic"
import { useAt } from "./use-at"

type Way = "merge" | "refer" | "decline"

/** What the office does with a topic: show it, take it up, join it, hand it on or decline it. */
export function Handling(props: { topic: Topic; refresh: () => void }) {
  const me = useReply("members.me", {})
  const place = useAt()
  const roles = me.value?.member?.roles ?? []
  const sees = place.at
    ? roles.includes("subdistrictOffice")
    : roles.some(one => one === "staff" || one === "committee")
  const { state } = props.topic
  return sees && (state === "waiting" || state === "open" || state === "accepted") ? <Ways {...props} /> : null
}

function Ways({ topic, refresh }: { topic: Topic; refresh: () => void }) {
  const text = useText(topics).office
  const place = useAt()
  const about = { topic: topic.topic, ...place }
  const [way, setWay] = useState<Way>()
  const show = useSend("meetings.showTopic")
  const accept = useSend("meetings.acceptTopic")
  const after = (outcome: { readonly state: string }) => outcome.state === "recorded" && refresh()
  return (
    <Section title={text.title}>
      <SentStrip sent={show.sent} again={() => void show.again().then(after)} />
      <SentStrip sent={accept.sent} again={() => void accept.again().then(after)} />
      {way ? (
        <Ending way={way} topic={topic} onDone={refresh} onKeep={() => setWay(undefined)} />
      ) : (
        <>
          {topic.state === "waiting" && (
            <Button kind="plain" onPress={() => void show.send(about).then(after)}>
              {text.show}
            </Button>
          )}
          {topic.state === "open" && (
            <Button kind="plain" onPress={() => void accept.send(about).then(after)}>
              {text.accept}
            </Button>
          )}
          <Button kind="text" onPress={() => setWay("merge")}>
            {text.merge}
          </Button>
          {!topic.reached && (
            <>
              <Button kind="text" onPress={() => setWay("refer")}>
                {text.refer}
              </Button>
              <Button kind="text" onPress={() => setWay("decline")}>
                {text.decline}
              </Button>
            </>
          )}
          <Note>
            <Text>{text.note}</Text>
          </Note>
        </>
      )}
    </Section>
  )
}

interface EndingProps {
  way: Way
  topic: Topic
  onDone: () => void
  onKeep: () => void
}

function Ending({ way, topic, onDone, onKeep }: EndingProps) {
  const text = useText(topics).office
  const place = useAt()
  const [into, setInto] = useState("")
  const [to, setTo] = useState("")
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const merge = useSend("meetings.mergeTopic")
  const refer = useSend("meetings.referTopic")
  const decline = useSend("meetings.declineTopic")
  const { sent, again } = { merge, refer, decline }[way]
  const after = (outcome: { readonly state: string }) => outcome.state === "recorded" && onDone()
  const lacksReason = reason.trim().length < 2
  const lacksTo = way === "refer" && to.trim().length < 2
  const submit = () => {
    setTried(true)
    if (lacksReason || lacksTo || (way === "merge" && into === "")) return
    const told = { topic: topic.topic, reason: reason.trim(), ...place }
    if (way === "merge") void merge.send({ ...told, into }).then(after)
    else if (way === "refer") void refer.send({ ...told, to: to.trim() }).then(after)
    else void decline.send(told).then(after)
  }
  return (
    <>
      <SentStrip sent={sent} again={() => void again().then(after)} />
      {way === "merge" && <Others topic={topic} chosen={into} onPick={setInto} />}
      {way === "refer" && (
        <Field
          label={text.to}
          value={to}
          onChange={setTo}
          max={40}
          example={text.toExample}
          error={tried && lacksTo ? text.need : undefined}
        />
      )}
      <Field
        label={text.reason}
        kind="long"
        value={reason}
        onChange={setReason}
        max={200}
        example={text.reasonExample}
        error={tried && lacksReason ? text.need : undefined}
      />
      <Button kind="plain" busy={sent.state === "sending"} onPress={submit}>
        {`${text[way]} · ${text.send}`}
      </Button>
      <Button kind="text" onPress={onKeep}>
        {text.keep}
      </Button>
    </>
  )
}

function Others({ topic, chosen, onPick }: { topic: Topic; chosen: string; onPick: (topic: string) => void }) {
  const text = useText(topics).office
  const asked = useReply("meetings.topics", { body: topic.body, limit: 50, ...useAt() })
  return (
    <Show asked={asked}>
      {({ topics: found }) => {
        const others = found.filter(
          one => one.topic !== topic.topic && (one.state === "open" || one.state === "accepted"),
        )
        return (
          <Choices of="one" label={text.into}>
            {others.length === 0 && <Text>{text.noOther}</Text>}
            {others.map(one => (
              <Choice
                key={one.topic}
                of="one"
                title={one.title}
                chosen={chosen === one.topic}
                onChange={() => onPick(one.topic)}
              />
            ))}
          </Choices>
        )
      }}
    </Show>
  )
}
