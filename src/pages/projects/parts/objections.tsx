import { Section } from "../../../components/card"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { Strip } from "../../../components/strip"
import { projects } from "../../../text/projects"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords } from "../../../text/when"
import type { Round } from "./round"

/** What was answered to objections, for everybody. */
export function Answers({ round }: { round: Round }) {
  const text = useText(projects).result
  const { language } = useReading()
  const { open, raised } = round.objections
  if (raised === 0) return null
  return (
    <Section title={text.answersTitle}>
      {open > 0 && <Strip kind="waiting">{text.open(open)}</Strip>}
      {round.answers.length > 0 && (
        <List label={text.answersTitle}>
          {round.answers.map(({ answer, at }) => (
            <Row key={at} title={answer} note={text.answer(dayInWords(at, language))} />
          ))}
        </List>
      )}
    </Section>
  )
}

/** Projects that were chosen and will not be done after all, with the reason. */
export function Struck({ round }: { round: Round }) {
  const text = useText(projects).result
  const struck = round.projects.filter(project => project.chosen && project.state === "withdrawn")
  if (struck.length === 0) return null
  return (
    <Section title={text.struckTitle}>
      <List label={text.struckTitle}>
        {struck.map(project => (
          <Row
            key={project.id}
            title={project.title}
            note={project.reason}
            state={<State kind="failed">{text.struck}</State>}
          />
        ))}
      </List>
    </Section>
  )
}
