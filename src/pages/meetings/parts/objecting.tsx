import { limits } from "#cloud/meetings/minutes/rules"
import { rightNow } from "../../../cloud/clock"
import { Section } from "../../../components/card"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { Reason } from "../../../components/reason"
import { Strip } from "../../../components/strip"
import { minutes } from "../../../text/minutes"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords } from "../../../text/when"
import type { Published } from "../published"
import type { useMeeting } from "./use-meeting"

interface ObjectingProps {
  published: Published
  about: ReturnType<typeof useMeeting>
  changed: () => void
}

/** The way to object while the minutes stand in public, what became of one's own objections, and the answers to all. */
export function Objecting({ published, about, changed }: ObjectingProps) {
  const text = useText(minutes).published
  const { language } = useReading()
  const { mine, answers, objections, state, until } = published
  const takes = state === "published" && rightNow() < until
  return (
    <>
      {takes && (
        <Section title={text.objectTitle}>
          <Reason
            action="meetings.objectToMinutes"
            input={says => ({ ...about, text: says })}
            open={text.objectOpen}
            label={text.objectText}
            example={text.objectExample}
            need={text.objectNeed}
            least={4}
            max={limits.reason}
            long
            send={text.objectSend}
            recorded={text.objectSent}
            onDone={changed}
          />
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
