import { Section } from "../../../components/card"
import { Text } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { projects } from "../../../text/projects"
import { type Reading, useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords, endInWords, lastDayInWords } from "../../../text/when"
import type { Round } from "./round"

const order = [
  "soliciting",
  "screening",
  "deliberating",
  "voting",
  "counting",
  "counted",
  "publicizing",
  "objected",
  "approved",
] as const
const places: readonly string[] = order

/** The steps of the round in order, each with its date, and what staff said on the way. */
export function Plan({ round }: { round: Round }) {
  const text = useText(projects)
  const { language } = useReading()
  const at = places.indexOf(round.state)
  const now = at < 0 ? order.length : at
  const steps = stepsOf(round, language)
  return (
    <>
      <Section title={text.planTitle}>
        <List label={text.planTitle}>
          {steps.map(({ state, says }) => {
            const place = order.indexOf(state)
            const kind = round.state === "withdrawn" ? "info" : place < now ? "done" : place > now ? "waiting" : "info"
            return <Row key={says} title={says} state={<State kind={kind}>{text.state[state]}</State>} />
          })}
        </List>
      </Section>
      {round.notes.length > 0 && (
        <Section title={text.notesTitle}>
          {round.notes.map(({ at: when, state, note }) => (
            <Text key={when}>{text.note(dayInWords(when, language), text.state[state], note)}</Text>
          ))}
        </Section>
      )}
    </>
  )
}

const stepsOf = (round: Round, language: Reading["language"]) => {
  const { plan } = projects[language]
  const { voting, study, published, publicity } = round
  const held = study.held
  return [
    { state: "soliciting", says: plan.soliciting(endInWords(round.proposeUntil, language)) },
    { state: "screening", says: plan.screening },
    {
      state: "deliberating",
      says: held
        ? plan.studied(dayInWords(held.day, language), held.opinion)
        : study.asked
          ? plan.study
          : plan.deliberating,
    },
    {
      state: "voting",
      says: voting
        ? [
            plan.votingTill(endInWords(voting.closes, language)),
            ...(voting.early ? [plan.votingEarly(voting.early)] : []),
          ].join(" · ")
        : plan.voting,
    },
    {
      state: "publicizing",
      says: published ? plan.publicityTill(lastDayInWords(published.until, language)) : plan.publicity(publicity.days),
    },
    { state: "approved", says: plan.approved },
  ] as const
}
