import { Section } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { projects } from "../../../text/projects"
import { useText } from "../../../text/use-text"
import type { Project } from "./round"

/** Why a project left the round, in words: its ground, where it went, the reason. */
export function ExitWords({ project, all }: { project: Project; all: readonly Project[] }) {
  const text = useText(projects)
  const into = all.find(other => other.id === project.into)
  const lines = [
    project.ground && text.ground[project.ground],
    into && text.mergedInto(into.title),
    project.referredTo && text.referredTo(project.referredTo),
    project.reason && text.because(project.reason),
  ].filter(line => line !== undefined && line !== "")
  return (
    <View>
      <Text>{lines.join(" · ")}</Text>
    </View>
  )
}

/** The proposals that left the round, each with its public reason. */
export function Exits({ projects: left, all }: { projects: readonly Project[]; all: readonly Project[] }) {
  const text = useText(projects)
  return (
    <Section title={text.exitsTitle}>
      <List label={text.exitsTitle}>
        {left.map(project => (
          <Row
            key={project.id}
            title={project.title}
            note={<ExitWords project={project} all={all} />}
            state={<State kind="failed">{text.projectState[project.state]}</State>}
          />
        ))}
      </List>
    </Section>
  )
}
