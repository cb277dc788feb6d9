import { useState } from "react"
import { limits, movesFrom, type RoundState } from "#cloud/projects/rules"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card, Note, Section } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Field } from "../../../components/field"
import { SentStrip } from "../../../components/standing"
import { projectsDesk } from "../../../text/projects-desk"
import { useText } from "../../../text/use-text"
import type { Round } from "./round"
import { Sure } from "./sure"

type Word =
  | "endSoliciting"
  | "toDeliberating"
  | "backToScreening"
  | "withdraw"
  | "implementing"
  | "acceptance"
  | "backToImplementing"
  | "evaluating"
  | "closed"

/** What a step by hand is called, by where it goes and from where. */
const wordOf = (from: Round["state"], to: RoundState): Word | undefined => {
  if (to === "screening") return from === "soliciting" ? "endSoliciting" : "backToScreening"
  if (to === "implementing") return from === "approved" ? "implementing" : "backToImplementing"
  if (to === "deliberating") return "toDeliberating"
  if (to === "withdrawn") return "withdraw"
  return to === "acceptance" || to === "evaluating" || to === "closed" ? to : undefined
}

/** The steps that staff take by hand from here, each with its public note. */
export function Steps({ round, changed }: { round: Round; changed: () => void }) {
  const text = useText(projectsDesk).steps
  const [chosen, setChosen] = useState<RoundState>()
  const open = movesFrom(round.state)
  if (open.length === 0) return null
  return (
    <Section title={text.title}>
      {open.map(to => {
        const word = wordOf(round.state, to)
        if (!word) return null
        if (chosen === to)
          return (
            <Step
              key={to}
              round={round}
              to={to}
              word={word}
              done={() => {
                setChosen(undefined)
                changed()
              }}
            />
          )
        return (
          <Button key={to} kind={to === "withdrawn" ? "text" : "plain"} onPress={() => setChosen(to)}>
            {text[word]}
          </Button>
        )
      })}
    </Section>
  )
}

interface StepProps {
  round: Round
  to: RoundState
  word: Word
  done: () => void
}

function Step({ round, to, word, done }: StepProps) {
  const text = useText(projectsDesk)
  const [note, setNote] = useState("")
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend("projects.move")
  const short = note.trim().length < 4
  const move = async () => {
    setTried(true)
    if (short) return
    const { state } = await send({ round: round.id, to, note: note.trim() })
    if (state === "recorded") done()
  }
  const busy = sent.state === "sending"
  return (
    <Card title={text.steps[word]}>
      <Note>
        <Text>{text.steps[`${word}Note`]}</Text>
      </Note>
      <Field
        label={text.managing.note}
        kind="long"
        value={note}
        onChange={setNote}
        max={limits.note}
        error={tried && short ? text.managing.noteNeed : undefined}
      />
      <SentStrip sent={sent} again={() => void again()} />
      {to === "withdrawn" ? (
        <Sure word={text.steps.withdrawWord} says={text.steps[word]} busy={busy} onSure={() => void move()} />
      ) : (
        <Button busy={busy} onPress={() => void move()}>
          {text.steps[word]}
        </Button>
      )}
    </Card>
  )
}
