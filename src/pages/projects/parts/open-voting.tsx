import { useState } from "react"
import { lacksOf, onBallot, type Readiness } from "#cloud/projects/rules"
import { type Day, isDay, startOf } from "#cloud/shared/values/day"
import { dayLong, hour, type Instant, minute } from "#cloud/shared/values/instant"
import { greedyRule, roundRule } from "#cloud/votes/counting/rule"
import { rightNow } from "../../../cloud/clock"
import { useReply } from "../../../cloud/use-reply"
import { useSend } from "../../../cloud/use-send"
import { Card, Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Field } from "../../../components/field"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { SentStrip, Show } from "../../../components/standing"
import { Switch } from "../../../components/switch"
import { money } from "../../../text/money"
import { projectsDesk } from "../../../text/projects-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { ChooseOne } from "./choose-one"
import type { Round } from "./round"
import { Sure } from "./sure"

/** Opening the vote: what must be in order, until when, how it is counted. */
export function OpenVoting({ round, changed }: { round: Round; changed: () => void }) {
  const text = useText(projectsDesk).voting
  const asked = useReply("projects.readiness", { round: round.id })
  return (
    <Card title={text.title} kind="seal">
      <Note>
        <Text>{text.lead}</Text>
      </Note>
      <Show asked={asked}>
        {ready => (
          <>
            <CheckList ready={ready} />
            {lacksOf(ready).length === 0 && <Form round={round} changed={changed} />}
          </>
        )}
      </Show>
    </Card>
  )
}

function CheckList({ ready }: { ready: Readiness }) {
  const text = useText(projectsDesk).voting
  const { language } = useReading()
  const lacks = lacksOf(ready)
  const yuan = (amount: number) => money(amount, language)
  const checks = [
    { says: text.waiting(ready.waiting), lacking: lacks.includes("waiting") },
    { says: text.accepted(ready.accepted, onBallot), lacking: lacks.includes("nothing") || lacks.includes("tooMany") },
    ...(ready.studyAsked ? [{ says: text.study, lacking: lacks.includes("study") }] : []),
    { says: text.money(yuan(ready.budget), yuan(ready.free)), lacking: lacks.includes("money") },
    { says: text.households(ready.households), lacking: lacks.includes("households") },
  ]
  return (
    <List label={text.check}>
      {checks.map(({ says, lacking }) => (
        <Row
          key={says}
          title={says}
          state={<State kind={lacking ? "failed" : "done"}>{lacking ? text.lack : text.ok}</State>}
        />
      ))}
    </List>
  )
}

const longest = 90 * dayLong

/** The moment of a day and a clock in China, when a vote may end then. */
const closingOf = (day: string, clock: string): Instant | undefined => {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(clock) ?? []
  if (!isDay(day) || hours === undefined || minutes === undefined) return undefined
  const closes = startOf(day as Day, Number(hours) * hour + Number(minutes) * minute)
  const away = Date.parse(closes) - Date.parse(rightNow())
  return away < hour || away > longest ? undefined : closes
}

function Form({ round, changed }: { round: Round; changed: () => void }) {
  const text = useText(projectsDesk).voting
  const [day, setDay] = useState("")
  const [clock, setClock] = useState("20:00")
  const [rule, setRule] = useState<"equalShares" | "greedy">("equalShares")
  const [changeAllowed, setChangeAllowed] = useState(true)
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend("projects.openVoting")
  const closes = closingOf(day, clock)
  const submit = async () => {
    setTried(true)
    if (!closes) return
    const chosen = rule === "greedy" ? greedyRule : roundRule
    const { state } = await send({
      round: round.id,
      closes,
      changeAllowed,
      rule: { ...chosen, ties: [...chosen.ties] },
    })
    if (state === "recorded") changed()
  }
  return (
    <>
      <Field
        label={text.closes}
        kind="date"
        value={day}
        onChange={setDay}
        error={tried && !closes ? text.needCloses : undefined}
      />
      <Field label={text.time} kind="time" value={clock} onChange={setClock} />
      <ChooseOne
        label={text.rule}
        options={[
          { name: "equalShares", title: text.equalShares, note: text.equalSharesNote },
          { name: "greedy", title: text.greedy, note: text.greedyNote },
        ]}
        chosen={rule}
        onChange={setRule}
      />
      <Switch label={text.change} note={text.changeNote} on={changeAllowed} onChange={setChangeAllowed} />
      <SentStrip sent={sent} again={() => void again()} />
      <Sure word={text.word} says={text.send} busy={sent.state === "sending"} onSure={() => void submit()} />
    </>
  )
}
