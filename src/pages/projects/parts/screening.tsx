import { useState } from "react"
import type { Value } from "../../../cloud/contracts"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Section } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { Empty, Show } from "../../../components/standing"
import { money } from "../../../text/money"
import { projects } from "../../../text/projects"
import { projectsDesk } from "../../../text/projects-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { ExitWords } from "./exits"
import type { Round } from "./round"
import { Verdict } from "./verdict"

export type Proposal = Value<"projects.proposals">["proposals"][number]

/** All proposals of a round, those that wait for an answer first, one verb a row. */
export function Screening({ round, changed }: { round: Round; changed: () => void }) {
  return <Part round={round} changed={changed} after={undefined} />
}

function Part({ round, changed, after }: { round: Round; changed: () => void; after: string | undefined }) {
  const text = useText(projectsDesk)
  const [deciding, setDeciding] = useState<string>()
  const [more, setMore] = useState(false)
  const asked = useReply("projects.proposals", { round: round.id, ...(after !== undefined && { after }) })
  const done = () => {
    setDeciding(undefined)
    asked.refresh()
    changed()
  }
  return (
    <Show asked={asked}>
      {({ proposals, next }) => {
        const waiting = proposals.filter(({ state }) => state === "proposed").length
        const sorted = [...proposals].sort(
          (a, b) => Number(b.state === "proposed") - Number(a.state === "proposed") || (a.at < b.at ? -1 : 1),
        )
        return (
          <Section title={text.screening.title(waiting)}>
            {proposals.length === 0 ? (
              <Empty says={text.screening.none} example={text.screening.noneExample} />
            ) : (
              <List label={text.screening.title(waiting)}>
                {sorted.map(proposal =>
                  deciding === proposal.id ? (
                    <View key={proposal.id} role="listitem">
                      <Verdict round={round} proposal={proposal} done={done} />
                    </View>
                  ) : (
                    <Line
                      key={proposal.id}
                      round={round}
                      proposal={proposal}
                      onDecide={() => setDeciding(proposal.id)}
                    />
                  ),
                )}
              </List>
            )}
            {next !== undefined && !more && (
              <Button kind="text" onPress={() => setMore(true)}>
                {text.managing.more}
              </Button>
            )}
            {next !== undefined && more && <Part round={round} changed={changed} after={next} />}
          </Section>
        )
      }}
    </Show>
  )
}

function Line({ round, proposal, onDecide }: { round: Round; proposal: Proposal; onDecide: () => void }) {
  const words = useText(projects)
  const text = useText(projectsDesk).screening
  const { language } = useReading()
  const { state, cost, title, place, why } = proposal
  const amount = money(cost, language)
  const verb = state === "proposed" ? text.decide : text.again
  const open = round.state === "soliciting" || round.state === "screening"
  return (
    <Row
      title={title}
      note={
        <View>
          <View>
            <Text>
              {place} · {state === "accepted" ? text.confirmed(amount) : text.asked(amount)}
            </Text>
          </View>
          <Text>{why}</Text>
          {proposal.reason !== undefined && <ExitWords project={proposal} all={round.projects} />}
        </View>
      }
      state={
        <State kind={state === "accepted" ? "done" : state === "proposed" ? "waiting" : "failed"}>
          {words.projectState[state]}
        </State>
      }
      verb={
        open &&
        state !== "withdrawn" && (
          <Button kind={state === "proposed" ? "plain" : "text"} small onPress={onDecide} label={`${verb} · ${title}`}>
            {verb}
          </Button>
        )
      }
    />
  )
}
