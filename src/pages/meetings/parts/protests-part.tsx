import { useState } from "react"
import { limits } from "#cloud/meetings/minutes/rules"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Section } from "../../../components/card"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { Reason } from "../../../components/reason"
import { Show } from "../../../components/standing"
import { minutes } from "../../../text/minutes"
import { minutesDesk } from "../../../text/minutes-desk"
import { useText } from "../../../text/use-text"
import type { Minutes } from "../minutes-writing"
import type { useMeeting } from "./use-meeting"

interface ProtestsPartProps {
  minutes: Minutes
  about: ReturnType<typeof useMeeting>
  changed: () => void
}

/** Objections to published minutes, one verb a row; only the staff answers. */
export function ProtestsPart(props: ProtestsPartProps) {
  const me = useReply("members.me", {})
  const desk = me.value?.member?.roles.some(role => ["staff", "committee", "subdistrictOffice"].includes(role))
  return desk && props.minutes.objections.raised > 0 ? <Protests {...props} /> : null
}

function Protests({ minutes: { objections }, about, changed }: ProtestsPartProps) {
  const text = useText(minutesDesk)
  const words = useText(minutes).published
  const asked = useReply("meetings.minutesObjections", about)
  const [answering, setAnswering] = useState<number>()
  const done = () => {
    setAnswering(undefined)
    asked.refresh()
    changed()
  }
  return (
    <Section title={text.objections(objections.open)}>
      <Show asked={asked}>
        {({ objections: all }) => (
          <List label={text.objections(objections.open)}>
            {all.map(({ n, text: says, answer }) => (
              <Row
                key={n}
                title={says}
                note={answer}
                state={
                  <State kind={answer === undefined ? "waiting" : "done"}>
                    {answer === undefined ? words.waiting : words.answered}
                  </State>
                }
                verb={
                  answer === undefined && (
                    <Button kind="plain" small label={`${text.answer} · ${says}`} onPress={() => setAnswering(n)}>
                      {text.answer}
                    </Button>
                  )
                }
              />
            ))}
          </List>
        )}
      </Show>
      {answering !== undefined && <Answer key={answering} about={about} n={answering} done={done} />}
    </Section>
  )
}

function Answer({ about, n, done }: { about: ProtestsPartProps["about"]; n: number; done: () => void }) {
  const text = useText(minutesDesk)
  return (
    <Reason
      action="meetings.answerMinutesObjection"
      input={answer => ({ ...about, n, answer })}
      label={text.answerText}
      need={text.answerNeed}
      least={4}
      max={limits.reason}
      long
      send={text.answer}
      onDone={done}
    />
  )
}
