import { useState } from "react"
import { useReply } from "../../../cloud/use-reply"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Note, Section } from "../../../components/card"
import { Choice, Choices } from "../../../components/choice"
import { Text } from "../../../components/elements"
import { Field } from "../../../components/field"
import { Reason } from "../../../components/reason"
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

/** Joining, handing on or declining: each with its reason, which everybody will read. */
function Ending({ way, topic, onDone, onKeep }: EndingProps) {
  const text = useText(topics).office
  const place = useAt()
  const [into, setInto] = useState("")
  const [to, setTo] = useState("")
  const about = { topic: topic.topic, ...place }
  const form = {
    ...{ title: text[way], label: text.reason, example: text.reasonExample, need: text.need, keep: text.keep },
    ...{ least: 2, max: 200, long: true, quiet: true, send: `${text[way]} · ${text.send}`, onDone, onKeep },
  }
  if (way === "merge")
    return (
      <Reason
        {...form}
        action="meetings.mergeTopic"
        input={reason => ({ ...about, reason, into })}
        missing={into === ""}
      >
        <Others topic={topic} chosen={into} onPick={setInto} />
      </Reason>
    )
  if (way === "refer")
    return (
      <Reason
        {...form}
        action="meetings.referTopic"
        input={reason => ({ ...about, reason, to: to.trim() })}
        missing={to.trim().length < 2}
      >
        <Field label={text.to} value={to} onChange={setTo} max={40} example={text.toExample} />
      </Reason>
    )
  return <Reason {...form} action="meetings.declineTopic" input={reason => ({ ...about, reason })} />
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
