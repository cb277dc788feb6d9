import { useState } from "react"
import { mostChoices } from "#cloud/votes/counting/several"
import { useCommunity } from "../../../cloud/community"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Select } from "../../../components/field"
import { Show } from "../../../components/standing"
import { hall as words } from "../../../text/hall"
import { money } from "../../../text/money"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import type { Written } from "./written-choices"

interface FromProjectsProps {
  written: readonly Written[]
  onWrite: (written: readonly Written[]) => void
}

/** Takes choices from the micro-projects of the latest round, instead of writing them again. */
export function FromProjects(props: FromProjectsProps) {
  const text = useText(words).desk
  const here = useCommunity()
  const [open, setOpen] = useState(false)
  const rounds = useReply("projects.rounds", open && here ? { community: here.id, limit: 1 } : undefined)
  if (!here) return null
  if (!open)
    return (
      <Button kind="text" onPress={() => setOpen(true)}>
        {text.fromProjects}
      </Button>
    )
  return (
    <Show asked={rounds}>
      {({ rounds: [latest] }) =>
        latest ? <OfRound {...props} community={here.id} round={latest.id} /> : <NoProjects />
      }
    </Show>
  )
}

const NoProjects = () => (
  <Note>
    <Text>{useText(words).desk.fromProjectsNone}</Text>
  </Note>
)

function OfRound({ written, onWrite, community, round }: FromProjectsProps & { community: string; round: string }) {
  const text = useText(words).desk
  const { language } = useReading()
  const asked = useReply("projects.round", { community, round })
  const filled = written.filter(({ title }) => title.trim() !== "")
  const take = (title: string, details: string) => {
    const next = [...filled, { title, details }]
    // Two rows always stand there to be filled.
    onWrite(next.length < 2 ? [...next, { title: "", details: "" }] : next)
  }
  return (
    <Show asked={asked}>
      {({ projects }) => {
        const alive = projects.filter(({ state }) => state === "proposed" || state === "accepted")
        if (alive.length === 0) return <NoProjects />
        const free = alive.filter(({ title }) => !filled.some(one => one.title.trim() === title))
        const inWords = (project: (typeof alive)[number]) =>
          text.projectCost(money(project.cost, language), project.place)
        return (
          <Select
            label={text.fromProjects}
            options={free.map(project => `${project.title} · ${inWords(project)}`)}
            chosen={-1}
            disabled={filled.length >= mostChoices}
            onChange={place => {
              const project = free[place]
              if (project) take(project.title, inWords(project))
            }}
          />
        )
      }}
    </Show>
  )
}
