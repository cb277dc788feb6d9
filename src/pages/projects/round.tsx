import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Note, Section } from "../../components/card"
import { Text } from "../../components/elements"
import { Figure } from "../../components/figure"
import { Page } from "../../components/page"
import { Empty, Show } from "../../components/standing"
import { money } from "../../text/money"
import { projects } from "../../text/projects"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { Exits } from "./parts/exits"
import { Mine } from "./parts/mine"
import { Plan } from "./parts/plan"
import { ProjectCard } from "./parts/project-card"
import type { Round } from "./parts/round"
import { RoundState, standingInWords, standingOf } from "./parts/state"
import { usePlace } from "./parts/use-place"

/** One round for residents: where it stands, the one thing to do now, its projects, and what became of each proposal. */
export default function RoundPage() {
  const text = useText(projects)
  const { community, round } = usePlace()
  const asked = useReply("projects.round", { community, round })
  const shown = asked.value
  return (
    <Page where={text.where} title={shown?.title} foot={shown && <ToDo community={community} round={shown} />}>
      <Show asked={asked}>{value => <Shown community={community} round={value} />}</Show>
    </Page>
  )
}

function Shown({ community, round }: { community: string; round: Round }) {
  const text = useText(projects)
  const { language } = useReading()
  const accepted = round.projects.filter(project => project.state === "accepted")
  const exits = round.projects.filter(project => project.state !== "accepted")
  const [amount = "", unit] = money(round.budget, language).split(" ")
  return (
    <>
      <Figure value={amount} unit={unit} label={text.budgetOf} />
      <RoundState state={round.state} language={language} />
      <Text>{standingInWords(standingOf(round), language)}</Text>
      {round.intro && <Text>{round.intro}</Text>}
      <Section title={text.projectsTitle(accepted.length)}>
        {accepted.length === 0 && <Empty says={text.noProjects} example={text.noProjectsWhy} />}
        {accepted.map(project => (
          <ProjectCard key={project.id} community={community} project={project} />
        ))}
      </Section>
      <Mine round={round.id} projects={round.projects} />
      {exits.length > 0 && <Exits projects={exits} all={round.projects} />}
      <Plan round={round} />
      {round.voting && (
        <Note>
          <Text>{text.rule(round.voting.rulesHash)}</Text>
        </Note>
      )}
    </>
  )
}

/** The one thing to do now, if there is one. */
function ToDo({ community, round }: { community: string; round: Round }) {
  const text = useText(projects)
  const place = `community=${community}&round=${round.id}`
  if (round.state === "soliciting") return <Button to={`/pages/projects/propose?${place}`}>{text.propose}</Button>
  if (round.state === "voting")
    return <Button to={`/pages/votes/ballot?community=${community}&vote=${round.voting?.vote}`}>{text.goVote}</Button>
  if (round.counted) return <Button to={`/pages/projects/result?${place}`}>{text.seeResult}</Button>
  return null
}
