import { useState } from "react"
import { limits } from "#cloud/projects/rules"
import { useReply } from "../../../cloud/use-reply"
import { Section } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Select } from "../../../components/field"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { Reason } from "../../../components/reason"
import { projects } from "../../../text/projects"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { lastDayInWords } from "../../../text/when"
import type { Round } from "./round"

/** The way to object while the result stands in public, and what became of one's own objections. */
export function Objecting({ round, changed }: { round: Round; changed: () => void }) {
  const text = useText(projects).result
  const { language } = useReading()
  const me = useReply("members.me", {})
  const member = me.value?.member !== undefined
  const mine = useReply("projects.mine", member ? { round: round.id } : undefined)
  const standing = round.published && (round.state === "publicizing" || round.state === "objected")
  const raised = mine.value?.objections ?? []
  const refresh = () => {
    mine.refresh()
    changed()
  }
  return (
    <>
      {standing && round.published && (
        <Section title={text.objectTitle}>
          <Text>{text.objectLead(lastDayInWords(round.published.until, language))}</Text>
          {!member && <Text>{text.joinFirst}</Text>}
          {member && <Form round={round} changed={refresh} />}
        </Section>
      )}
      {raised.length > 0 && (
        <Section title={text.mineTitle}>
          <List label={text.mineTitle}>
            {raised.map(({ text: says, answer, at }) => (
              <Row
                key={at}
                title={says}
                note={answer}
                state={
                  answer === undefined ? (
                    <State kind="waiting">{text.waiting}</State>
                  ) : (
                    <State kind="done">{text.answered}</State>
                  )
                }
              />
            ))}
          </List>
        </Section>
      )}
    </>
  )
}

function Form({ round, changed }: { round: Round; changed: () => void }) {
  const text = useText(projects).result
  const [about, setAbout] = useState(0)
  const onBallot = round.projects.filter(project => project.chosen !== undefined)
  const project = onBallot[about - 1]?.id
  return (
    <Reason
      action="projects.object"
      input={says => ({ round: round.id, text: says, ...(project && { project }) })}
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
    >
      <Select
        label={text.objectAbout}
        options={[text.objectWhole, ...onBallot.map(({ title }) => title)]}
        chosen={about}
        onChange={setAbout}
      />
    </Reason>
  )
}
