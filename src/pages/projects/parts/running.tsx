import { useState } from "react"
import { limits } from "#cloud/projects/rules"
import { useReply } from "../../../cloud/use-reply"
import { useSend } from "../../../cloud/use-send"
import { Bar } from "../../../components/bar"
import { Button } from "../../../components/button"
import { Card, Note, Section } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Field } from "../../../components/field"
import { SentStrip, Show } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { projectsDesk } from "../../../text/projects-desk"
import { useText } from "../../../text/use-text"
import type { Round } from "./round"
import { Sure } from "./sure"

/** While the vote is open, or being counted: how many have taken part, the paper box, and the end before its time. */
export function Running({ community, round, changed }: { community: string; round: Round; changed: () => void }) {
  const text = useText(projectsDesk).running
  const vote = round.voting?.vote ?? ""
  const asked = useReply("votes.turnout", { community, vote })
  const [closing, setClosing] = useState(false)
  return (
    <>
      <Section title={text.title}>
        <Show asked={asked}>
          {({ seats, voted }) => (
            <Bar whole={seats} parts={[{ size: voted, kind: "bamboo" }]} label={text.turnout(voted, seats)}>
              <Text>{text.turnout(voted, seats)}</Text>
            </Bar>
          )}
        </Show>
        <Note>
          <Text>{text.note}</Text>
        </Note>
        <Button kind="plain" to={`/pages/votes/paper?community=${community}&vote=${vote}`}>
          {text.paper}
        </Button>
      </Section>
      {round.state === "counting" && <Strip kind="waiting">{text.counting}</Strip>}
      {round.state === "voting" &&
        (closing ? (
          <Closing round={round} changed={changed} />
        ) : (
          <Button kind="text" onPress={() => setClosing(true)}>
            {text.closeTitle}
          </Button>
        ))}
    </>
  )
}

function Closing({ round, changed }: { round: Round; changed: () => void }) {
  const desk = useText(projectsDesk)
  const text = desk.running
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend("projects.close")
  const short = reason.trim().length < 4
  const submit = async () => {
    setTried(true)
    if (short) return
    const { state } = await send({ round: round.id, reason: reason.trim() })
    if (state === "recorded") changed()
  }
  return (
    <Card title={text.closeTitle}>
      <Note>
        <Text>{text.closeNote}</Text>
      </Note>
      <Field
        label={text.reason}
        value={reason}
        onChange={setReason}
        max={limits.reason}
        example={text.reasonExample}
        error={tried && short ? desk.managing.noteNeed : undefined}
      />
      <SentStrip sent={sent} again={() => void again()} />
      <Sure word={text.word} says={text.send} busy={sent.state === "sending"} onSure={() => void submit()} />
    </Card>
  )
}
