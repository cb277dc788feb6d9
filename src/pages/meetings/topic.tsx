import { useRouter } from "@tarojs/taro"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Note, Section } from "../../components/card"
import { Text, View } from "../../components/elements"
import { State } from "../../components/mark"
import { Page } from "../../components/page"
import { Failure, Loading, SentStrip } from "../../components/standing"
import { Strip } from "../../components/strip"
import { useReading } from "../../text/reading"
import { topics } from "../../text/topics"
import { useText } from "../../text/use-text"
import { dayInWords } from "../../text/when"
import { Handling } from "./parts/handling"
import { Proceeding } from "./parts/proceeding"
import { useAt } from "./parts/use-at"
import { countInWords } from "./topics"

export type Topic = Value<"meetings.topic">

/** One topic: why, how many endorse it, where it stands; one thing to do: endorse it. */
export default function TopicPage() {
  const text = useText(topics)
  const { topic = "" } = useRouter().params
  const asked = useReply("meetings.topic", { topic, ...useAt() })
  if (asked.state === "value") return <Shown topic={asked.value} refresh={asked.refresh} />
  return (
    <Page where={text.where}>
      {asked.state === "loading" ? <Loading /> : <Failure no={asked.no} onRetry={asked.refresh} />}
    </Page>
  )
}

function Shown({ topic, refresh }: { topic: Topic; refresh: () => void }) {
  const text = useText(topics)
  const place = useAt()
  const endorse = useSend("meetings.endorseTopic")
  const unendorse = useSend("meetings.unendorseTopic")
  const withdraw = useSend("meetings.withdrawTopic")
  const about = { topic: topic.topic, ...place }
  const after = (outcome: { readonly state: string }) => outcome.state === "recorded" && refresh()
  const open = topic.state === "open"
  const foot = (
    <>
      {topic.mine && (topic.state === "waiting" || open) && !topic.reached && (
        <Button kind="text" onPress={() => void withdraw.send(about).then(after)}>
          {text.withdraw}
        </Button>
      )}
      {open && topic.endorsedByMe && (
        <Button kind="text" onPress={() => void unendorse.send(about).then(after)}>
          {text.unendorse}
        </Button>
      )}
      {open && topic.mayEndorse && !topic.endorsed && (
        <Button busy={endorse.sent.state === "sending"} onPress={() => void endorse.send(about).then(after)}>
          {text.endorse}
        </Button>
      )}
    </>
  )
  return (
    <Page where={text.where} title={topic.title} lead={text.for(topic.bodyName)} foot={foot}>
      <SentStrip
        sent={endorse.sent}
        again={() => void endorse.again().then(after)}
        recorded={() => <Text>{text.endorsed}</Text>}
      />
      <SentStrip sent={unendorse.sent} again={() => void unendorse.again().then(after)} />
      <SentStrip sent={withdraw.sent} again={() => void withdraw.again().then(after)} />
      <Standing topic={topic} />
      <Section title={text.why}>
        <Text>{topic.why}</Text>
        {topic.place && (
          <Note>
            <Text>{text.place(topic.place)}</Text>
          </Note>
        )}
      </Section>
      <Steps topic={topic} refresh={refresh} />
      <Handling topic={topic} refresh={refresh} />
    </Page>
  )
}

function Standing({ topic }: { topic: Topic }) {
  const text = useText(topics)
  const { state, ended, threshold, outcome } = topic
  const count = countInWords(topic, text)
  if (ended)
    return (
      <Strip
        kind="info"
        title={
          state === "merged"
            ? text.ended.merged(ended.title ?? "")
            : state === "referred"
              ? text.ended.referred(ended.to ?? "")
              : state === "declined"
                ? text.ended.declined
                : text.state.withdrawn
        }
      >
        {ended.reason && `${text.reason}：${ended.reason}`}
      </Strip>
    )
  return (
    <View>
      <State kind={outcome ? "decided" : state === "waiting" ? "waiting" : "info"}>
        {outcome ? text.outcome[outcome.is] : text.state[state]}
      </State>
      {state === "waiting" && <Text>{text.waiting}</Text>}
      {count && <View>{count}</View>}
      {state === "open" && threshold && (
        <Note>
          <View>{text.of[threshold.of](threshold.base)}</View>
          {topic.endorsedByMe && <View>{text.endorsedNote}</View>}
          {topic.endorsed && !topic.endorsedByMe && <View>{text.endorsedAtHome}</View>}
          {!topic.mayEndorse && <View>{text.cannot[threshold.of]}</View>}
        </Note>
      )}
    </View>
  )
}

/** 前置研究 and the steps of the charter: what is done, and what is still to come before a motion. */
function Steps({ topic, refresh }: { topic: Topic; refresh: () => void }) {
  const text = useText(topics)
  const { language } = useReading()
  const { study, done, lacking, state, steps, studyAsked, ended } = topic
  const coming = lacking.map(one => (one === "study" ? text.study : text.step[one]))
  const waits = !ended && state !== "waiting" && state !== "decided" && coming.length > 0
  const after = steps.filter(step => step !== "decide" && !done.some(one => one.step === step))
  if (!study && done.length === 0 && (ended || state === "waiting" || (!studyAsked && steps.length === 0))) return null
  return (
    <Section title={text.stepsTitle}>
      {study && (
        <View>
          <Text>{text.studied(dayInWords(study.day, language), study.opinion)}</Text>
        </View>
      )}
      {done.map(({ step, day, note }) => (
        <View key={step}>
          <Text>{`${text.step[step]} · ${dayInWords(day, language)} · ${note}`}</Text>
        </View>
      ))}
      {waits && (
        <Note>
          <Text>{text.lacking(coming.join(text.between))}</Text>
        </Note>
      )}
      {state === "decided" && after.length > 0 && (
        <Note>
          <Text>{text.remaining(after.map(step => text.step[step]).join(text.between))}</Text>
        </Note>
      )}
      <Proceeding topic={topic} refresh={refresh} />
    </Section>
  )
}
