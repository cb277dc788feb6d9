import { useState } from "react"
import { useReply } from "../../../cloud/use-reply"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card, Section } from "../../../components/card"
import { Field } from "../../../components/field"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { SentStrip } from "../../../components/standing"
import { money } from "../../../text/money"
import { projects } from "../../../text/projects"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { ExitWords } from "./exits"
import type { Project } from "./round"

/** What I proposed in this round and what became of it; nothing for a visitor, and for who has proposed nothing. */
export function Mine({ round, projects: all }: { round: string; projects: readonly Project[] }) {
  const text = useText(projects)
  const { language } = useReading()
  const me = useReply("members.me", {})
  const asked = useReply("projects.mine", me.value?.member && { round })
  const [leaving, setLeaving] = useState<Project>()
  const mine = asked.value?.projects ?? []
  if (mine.length === 0) return null
  return (
    <Section title={text.mineTitle}>
      <List label={text.mineTitle}>
        {mine.map(project => (
          <Row
            key={project.id}
            title={project.title}
            note={project.reason ? <ExitWords project={project} all={all} /> : money(project.cost, language)}
            state={
              <State kind={project.state === "accepted" ? "done" : project.state === "proposed" ? "waiting" : "failed"}>
                {text.projectState[project.state]}
              </State>
            }
            verb={
              project.state === "proposed" && (
                <Button
                  kind="text"
                  small
                  onPress={() => setLeaving(project)}
                  label={`${text.withdraw} ${project.title}`}
                >
                  {text.withdraw}
                </Button>
              )
            }
          />
        ))}
      </List>
      {leaving && (
        <Withdraw
          key={leaving.id}
          project={leaving}
          done={() => {
            setLeaving(undefined)
            asked.refresh()
          }}
        />
      )}
    </Section>
  )
}

function Withdraw({ project, done }: { project: Project; done: () => void }) {
  const text = useText(projects)
  const [reason, setReason] = useState("")
  const { sent, send, again } = useSend("projects.withdraw")
  const withdraw = async () => {
    const { state } = await send({ project: project.id, reason })
    if (state === "recorded") done()
  }
  return (
    <Card title={project.title}>
      <Field label={text.withdrawWhy} value={reason} onChange={setReason} max={300} example={text.withdrawExample} />
      <SentStrip sent={sent} again={again} />
      <Button
        kind="plain"
        busy={sent.state === "sending"}
        disabled={reason.trim().length < 4}
        onPress={() => void withdraw()}
      >
        {text.withdrawDo}
      </Button>
    </Card>
  )
}
