import { useState } from "react"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Card, Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { State } from "../../../components/mark"
import { Show } from "../../../components/standing"
import { money } from "../../../text/money"
import { projects } from "../../../text/projects"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import type { Project } from "./round"

export interface ProjectCardProps {
  community: string
  project: Project
}

/** One accepted project: what, where, why, how much; its details open in place. */
export function ProjectCard({ community, project }: ProjectCardProps) {
  const text = useText(projects)
  const { language } = useReading()
  const [open, setOpen] = useState(false)
  return (
    <Card title={project.title} aside={<Text>{money(project.cost, language)}</Text>}>
      <Text>{project.why}</Text>
      <Note>
        <Text>
          {project.place}
          {project.from === "committee" ? ` · ${text.committeeProposed}` : ""}
        </Text>
      </Note>
      {project.chosen !== undefined && (
        <State kind={project.chosen ? "decided" : "info"}>{project.chosen ? text.chosen : text.notChosen}</State>
      )}
      {open && <Details community={community} project={project.id} />}
      {project.detailed && (
        <Button
          kind="text"
          small
          onPress={() => setOpen(!open)}
          label={`${open ? text.lessDetails : text.details} · ${project.title}`}
        >
          {open ? text.lessDetails : text.details}
        </Button>
      )}
    </Card>
  )
}

function Details({ community, project }: { community: string; project: string }) {
  const asked = useReply("projects.project", { community, project })
  return <Show asked={asked}>{({ details }) => <Text>{details}</Text>}</Show>
}
