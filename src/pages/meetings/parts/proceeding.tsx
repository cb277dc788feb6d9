import { useState } from "react"
import { isDay } from "#cloud/shared/values/day"
import { useReply } from "../../../cloud/use-reply"
import { Field } from "../../../components/field"
import { Reason } from "../../../components/reason"
import { topics } from "../../../text/topics"
import { useText } from "../../../text/use-text"
import type { Topic } from "../topic"
import { useAt } from "./use-at"

const studied: readonly Topic["state"][] = ["open", "accepted", "taken"]
const stepped: readonly Topic["state"][] = ["accepted", "taken", "decided"]

/**
 * Noting in public what the charter sets around a decision: the party organization's study (城市居民委员会组织法 30), and of
 * 四议两公开 the step whose turn it is. Deciding itself is the meeting's.
 */
export function Proceeding({ topic, refresh }: { topic: Topic; refresh: () => void }) {
  const text = useText(topics).proceed
  const words = useText(topics)
  const place = useAt()
  const { roles = [] } = useReply("members.me", {}).value?.member ?? {}
  const is = (...wanted: readonly string[]): boolean =>
    place.at ? roles.includes("subdistrictOffice") : roles.some(one => wanted.includes(one))
  const [day, setDay] = useState("")
  const { state, study, next } = topic
  const about = { topic: topic.topic, ...place }
  const done = () => {
    setDay("")
    refresh()
  }
  const studies = topic.studyAsked && studied.includes(state) && is("staff", "partyOrganization")
  const steps = stepped.includes(state) && is("staff", "committee")
  const when = <Field label={text.day} kind="date" value={day} onChange={setDay} />
  return (
    <>
      {studies && (
        <Reason
          key={`study${study?.at ?? ""}`}
          action="meetings.studyTopic"
          input={opinion => ({ ...about, opinion, day })}
          open={study ? text.studyAgain : text.study}
          title={words.study}
          label={text.opinion}
          hint={text.public}
          example={text.opinionExample}
          need={text.need}
          least={2}
          max={200}
          long
          missing={!isDay(day)}
          send={isDay(day) ? text.send : text.needDay}
          keep={text.keep}
          onDone={done}
        >
          {when}
        </Reason>
      )}
      {steps && next !== undefined && next !== "decide" && (
        <Reason
          key={next}
          action="meetings.stepTopic"
          input={note => ({ ...about, step: next, day, note })}
          open={text.step(words.step[next])}
          title={words.step[next]}
          label={text.note}
          hint={text.public}
          example={text.noteExample[next]}
          need={text.need}
          least={2}
          max={200}
          long
          missing={!isDay(day)}
          send={isDay(day) ? text.send : text.needDay}
          keep={text.keep}
          onDone={done}
        >
          {when}
        </Reason>
      )}
    </>
  )
}
