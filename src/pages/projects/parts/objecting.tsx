import { useState } from "react"
import { limits } from "#cloud/projects/rules"
import { useReply } from "../../../cloud/use-reply"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card, Section } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Field, Select } from "../../../components/field"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { SentStrip } from "../../../components/standing"
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
  const [open, setOpen] = useState(false)
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
          {member && !open && (
            <Button kind="plain" onPress={() => setOpen(true)}>
              {text.objectOpen}
            </Button>
          )}
          {member && open && <Form round={round} changed={refresh} />}
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
  const [says, setSays] = useState("")
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend("projects.object")
  const onBallot = round.projects.filter(project => project.chosen !== undefined)
  const short = says.trim().length < 4
  const submit = async () => {
    setTried(true)
    if (short) return
    const project = onBallot[about - 1]?.id
    const { state } = await send({ round: round.id, text: says.trim(), ...(project && { project }) })
    if (state === "recorded") changed()
  }
  return (
    <Card>
      <SentStrip sent={sent} again={() => void again()} recorded={() => <Text>{text.objectSent}</Text>} />
      {sent.state !== "recorded" && (
        <>
          <Select
            label={text.objectAbout}
            options={[text.objectWhole, ...onBallot.map(({ title }) => title)]}
            chosen={about}
            onChange={setAbout}
          />
          <Field
            label={text.objectText}
            kind="long"
            value={says}
            onChange={setSays}
            max={limits.reason}
            example={text.objectExample}
            error={tried && short ? text.objectNeed : undefined}
          />
          <Button busy={sent.state === "sending"} onPress={() => void submit()}>
            {text.objectSend}
          </Button>
        </>
      )}
    </Card>
  )
}
