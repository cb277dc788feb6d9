import { Section } from "../../../components/card"
import { Text } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { projects } from "../../../text/projects"
import { type Reading, useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords, endInWords, lastDayInWords } from "../../../text/when"
import type { Round } from "./round"

/** The six steps of a round, and the step at which each of its states stands; what is beyond the last has passed all. */
const steps: readonly string[] = ["soliciting", "screening", "deliberating", "voting", "publicizing", "approved"]
const within: Partial<Record<Round["state"], string>> = {
  counting: "voting",
  counted: "publicizing",
  objected: "publicizing",
}

/** The steps of the round in order, each with its date, and what staff said on the way. */
export function Plan({ round }: { round: Round }) {
  const text = useText(projects)
  const { language } = useReading()
  const at = steps.indexOf(within[round.state] ?? round.state)
  const now = at < 0 || round.state === "approved" ? steps.length : at
  return (
    <>
      <Section title={text.planTitle}>
        <List label={text.planTitle}>
          {stepsOf(round, language).map((says, step) => {
            const [kind, word] =
              step < now
                ? (["done", text.past] as const)
                : step > now
                  ? (["waiting", text.future] as const)
                  : (["info", text.present] as const)
            const over = round.state === "withdrawn"
            return <Row key={says} title={says} state={over ? undefined : <State kind={kind}>{word}</State>} />
          })}
        </List>
      </Section>
      {round.notes.length > 0 && (
        <Section title={text.notesTitle}>
          {round.notes.map(({ at: when, state, note }) => (
            <Text key={when}>{text.note(dayInWords(when, language), text.step[state], note)}</Text>
          ))}
        </Section>
      )}
    </>
  )
}

const stepsOf = (round: Round, language: Reading["language"]): readonly string[] => {
  const { plan } = projects[language]
  const { voting, study, published, publicity } = round
  const { held } = study
  const studied = held && plan.studied(dayInWords(held.day, language), held.opinion)
  return [
    plan.soliciting(endInWords(round.proposeUntil, language)),
    plan.screening,
    studied ?? (study.asked ? plan.study : plan.deliberating),
    voting
      ? [plan.votingTill(endInWords(voting.closes, language)), voting.early && plan.votingEarly(voting.early)]
          .filter(Boolean)
          .join(" · ")
      : plan.voting,
    published ? plan.publicityTill(lastDayInWords(published.until, language)) : plan.publicity(publicity.days),
    plan.approved,
  ]
}
