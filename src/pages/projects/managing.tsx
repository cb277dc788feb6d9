import { useAgain } from "../../cloud/use-again"
import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Page } from "../../components/page"
import { Show } from "../../components/standing"
import { projectsDesk } from "../../text/projects-desk"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { Outcome } from "../votes/parts/outcome"
import { Answering } from "./parts/answering"
import { OpenVoting } from "./parts/open-voting"
import { Plan } from "./parts/plan"
import { Publishing } from "./parts/publishing"
import type { Round } from "./parts/round"
import { Running } from "./parts/running"
import { Screening } from "./parts/screening"
import { RoundState, standingInWords, standingOf } from "./parts/state"
import { Steps } from "./parts/step"
import { Study } from "./parts/study"
import { usePlace } from "./parts/use-place"

/** One round at the desk: what is to be done at this step, and the way to the next one. */
export default function Managing() {
  const text = useText(projectsDesk).managing
  const { language } = useReading()
  const { community: known, round } = usePlace()
  const me = useReply("members.me", {})
  const community = me.value?.member?.community ?? known
  const asked = useReply("projects.round", { community, round })
  const shown = asked.value
  useAgain(asked.refresh, shown?.state === "counting")
  return (
    <Page where={text.where} title={shown?.title} lead={shown && standingInWords(standingOf(shown), language)} wide>
      <Show asked={asked}>
        {value => (
          <>
            <RoundState state={value.state} language={language} />
            <AtThisStep community={community} round={value} changed={asked.refresh} />
            <Steps round={value} changed={asked.refresh} />
            <Plan round={value} />
            <Button kind="text" to={`/pages/projects/round?community=${community}&round=${value.id}`}>
              {text.seen}
            </Button>
          </>
        )}
      </Show>
    </Page>
  )
}

interface StepProps {
  community: string
  round: Round
  changed: () => void
}

function AtThisStep({ community, round, changed }: StepProps) {
  switch (round.state) {
    case "soliciting":
    case "screening":
      return <Screening round={round} changed={changed} />
    case "deliberating":
      return (
        <>
          {round.study.asked && <Study round={round} changed={changed} />}
          <OpenVoting key={round.study.held?.day} round={round} changed={changed} />
        </>
      )
    case "voting":
    case "counting":
      return <Running community={community} round={round} changed={changed} />
    case "counted":
      return (
        <>
          <Publishing round={round} changed={changed} />
          <Outcome community={community} vote={round.voting?.vote ?? ""} />
        </>
      )
    case "publicizing":
    case "objected":
      return <Answering round={round} changed={changed} />
    default:
      return null
  }
}
