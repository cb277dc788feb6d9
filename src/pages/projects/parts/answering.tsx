import { useState } from "react"
import { limits } from "#cloud/projects/rules"
import type { Value } from "../../../cloud/contracts"
import { useReply } from "../../../cloud/use-reply"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card, Note, Section } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { Field } from "../../../components/field"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { Empty, SentStrip, Show } from "../../../components/standing"
import { Switch } from "../../../components/switch"
import { projectsDesk } from "../../../text/projects-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { lastDayInWords } from "../../../text/when"
import type { Round } from "./round"
import { Sure } from "./sure"

type Objection = Value<"projects.objections">["objections"][number]

/** The objections to a published result, one verb a row. */
export function Answering({ round, changed }: { round: Round; changed: () => void }) {
  const text = useText(projectsDesk).objecting
  const { language } = useReading()
  const asked = useReply("projects.objections", { round: round.id })
  const [answering, setAnswering] = useState<string>()
  const titleOf = (project: string | undefined) => round.projects.find(({ id }) => id === project)?.title
  const done = () => {
    setAnswering(undefined)
    asked.refresh()
    changed()
  }
  return (
    <Section title={text.title(round.objections.open)}>
      {round.published && (
        <Note>
          <Text>{text.until(lastDayInWords(round.published.until, language))}</Text>
        </Note>
      )}
      <Show asked={asked}>
        {({ objections }) =>
          objections.length === 0 ? (
            <Empty says={text.none} />
          ) : (
            <List label={text.title(round.objections.open)}>
              {objections.map(objection =>
                answering === objection.id ? (
                  <View key={objection.id} role="listitem">
                    <Answer round={round} objection={objection} done={done} />
                  </View>
                ) : (
                  <Row
                    key={objection.id}
                    title={objection.text}
                    note={objection.answer ?? (objection.project && text.about(titleOf(objection.project) ?? ""))}
                    state={
                      <State kind={objection.answer === undefined ? "waiting" : "done"}>
                        {objection.answer === undefined ? text.waiting : text.answered}
                      </State>
                    }
                    verb={
                      objection.answer === undefined && (
                        <Button
                          kind="plain"
                          small
                          onPress={() => setAnswering(objection.id)}
                          label={`${text.answer} · ${objection.text}`}
                        >
                          {text.answer}
                        </Button>
                      )
                    }
                  />
                ),
              )}
            </List>
          )
        }
      </Show>
    </Section>
  )
}

function Answer({ round, objection, done }: { round: Round; objection: Objection; done: () => void }) {
  const text = useText(projectsDesk).objecting
  const [answer, setAnswer] = useState("")
  const [strike, setStrike] = useState(false)
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend("projects.answerObjection")
  const short = answer.trim().length < 4
  const about = round.projects.find(
    ({ id, chosen, state }) => id === objection.project && chosen && state === "accepted",
  )
  const submit = async () => {
    setTried(true)
    if (short) return
    const { state } = await send({
      objection: objection.id,
      answer: answer.trim(),
      ...(strike && about && { strike: about.id }),
    })
    if (state === "recorded") done()
  }
  const busy = sent.state === "sending"
  return (
    <Card title={objection.text}>
      {about && <Text>{text.about(about.title)}</Text>}
      <Field
        label={text.answerText}
        kind="long"
        value={answer}
        onChange={setAnswer}
        max={limits.reason}
        example={text.answerExample}
        error={tried && short ? text.need : undefined}
      />
      {about && <Switch label={text.strike} note={text.strikeNote} on={strike} onChange={setStrike} />}
      <SentStrip sent={sent} again={() => void again()} />
      {strike ? (
        <Sure word={text.strikeWord} says={text.send} busy={busy} onSure={() => void submit()} />
      ) : (
        <Button busy={busy} onPress={() => void submit()}>
          {text.send}
        </Button>
      )}
      <Button kind="text" onPress={done}>
        {text.cancel}
      </Button>
    </Card>
  )
}
