import { useState } from "react"
import { limits } from "#cloud/projects/rules"
import { isDay } from "#cloud/shared/values/day"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card, Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Field } from "../../../components/field"
import { SentStrip } from "../../../components/standing"
import { projects } from "../../../text/projects"
import { projectsDesk } from "../../../text/projects-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords } from "../../../text/when"
import type { Round } from "./round"

/** The party organization's study: recorded once, and corrected in public. */
export function Study({ round, changed }: { round: Round; changed: () => void }) {
  const text = useText(projectsDesk).study
  const { plan } = useText(projects)
  const { language } = useReading()
  const { held } = round.study
  const [open, setOpen] = useState(held === undefined)
  const [opinion, setOpinion] = useState("")
  const [day, setDay] = useState("")
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend("projects.study")
  const lacking = opinion.trim().length < 2 || !isDay(day)
  const submit = async () => {
    setTried(true)
    if (lacking) return
    const { state } = await send({ round: round.id, opinion: opinion.trim(), day })
    if (state !== "recorded") return
    setOpen(false)
    changed()
  }
  return (
    <Card title={text.title}>
      {held && <Text>{plan.studied(dayInWords(held.day, language), held.opinion)}</Text>}
      {open ? (
        <>
          <Note>
            <Text>{text.note}</Text>
          </Note>
          <Field
            label={text.opinion}
            kind="long"
            value={opinion}
            onChange={setOpinion}
            max={limits.reason}
            example={text.opinionExample}
          />
          <Field
            label={text.day}
            kind="date"
            value={day}
            onChange={setDay}
            error={tried && lacking ? text.need : undefined}
          />
          <SentStrip sent={sent} again={() => void again()} />
          <Button kind="plain" busy={sent.state === "sending"} onPress={() => void submit()}>
            {text.send}
          </Button>
        </>
      ) : (
        <Button kind="text" onPress={() => setOpen(true)}>
          {text.again}
        </Button>
      )}
    </Card>
  )
}
