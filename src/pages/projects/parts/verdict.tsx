import { useState } from "react"
import { limits, negativeList } from "#cloud/projects/rules"
import { type Fen, fenFromYuan, yuanText } from "#cloud/shared/values/fen"
import type { Input } from "../../../cloud/contracts"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Field, Select } from "../../../components/field"
import { SentStrip } from "../../../components/standing"
import { projects } from "../../../text/projects"
import { projectsDesk } from "../../../text/projects-desk"
import { useText } from "../../../text/use-text"
import { ChooseOne } from "./choose-one"
import type { Round } from "./round"
import type { Proposal } from "./screening"

type Given = Input<"projects.screen">["verdict"]
type Is = Given["is"]

const answers = ["accepted", "rejected", "merged", "referred"] as const

/** The answer to one proposal: what becomes of it, and why. One that was answered can only be taken back. */
export function Verdict({ round, proposal, done }: { round: Round; proposal: Proposal; done: () => void }) {
  const words = useText(projects)
  const text = useText(projectsDesk).screening
  const [is, setIs] = useState<Is>(proposal.state === "proposed" ? "accepted" : "proposed")
  const [cost, setCost] = useState(yuanText(proposal.cost as Fen).replaceAll(",", ""))
  const [ground, setGround] = useState(-1)
  const [into, setInto] = useState(-1)
  const [to, setTo] = useState("")
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend("projects.screen")
  const targets = round.projects.filter(({ id, state }) => state === "accepted" && id !== proposal.id)
  const given = verdictOf({ is, cost, ground, into: targets[into]?.id, to, reason, budget: round.budget })
  const wrong = tried && typeof given === "string" ? given : undefined
  const submit = async () => {
    setTried(true)
    if (typeof given === "string") return
    const { state } = await send({ project: proposal.id, verdict: given })
    if (state === "recorded") done()
  }
  return (
    <Card title={proposal.title}>
      {proposal.details !== undefined && <Text>{proposal.details}</Text>}
      {is === "proposed" ? (
        <Text>{text.takeBack}</Text>
      ) : (
        <ChooseOne
          label={text.verdict}
          options={answers.map(name => ({ name, title: text[name], note: text[`${name}Note`] }))}
          chosen={is}
          onChange={setIs}
        />
      )}
      {is === "accepted" && (
        <Field
          label={text.cost}
          kind="number"
          value={cost}
          onChange={setCost}
          max={12}
          error={wrong === "cost" ? text.needCost : undefined}
        />
      )}
      {is === "rejected" && (
        <Select
          label={text.ground}
          options={negativeList.map(name => words.ground[name])}
          chosen={ground}
          onChange={setGround}
          error={wrong === "ground" ? text.needGround : undefined}
        />
      )}
      {is === "merged" && (
        <Select
          label={text.into}
          options={targets.map(({ title }) => title)}
          chosen={into}
          onChange={setInto}
          error={wrong === "into" ? text.needInto : undefined}
        />
      )}
      {is === "referred" && (
        <Field
          label={text.to}
          value={to}
          onChange={setTo}
          max={40}
          example={text.toExample}
          error={wrong === "to" ? text.needTo : undefined}
        />
      )}
      {is !== "accepted" && (
        <Field
          label={text.reason}
          kind="long"
          value={reason}
          onChange={setReason}
          max={limits.reason}
          example={text.reasonExample}
          error={wrong === "reason" ? text.needReason : undefined}
        />
      )}
      <SentStrip sent={sent} again={() => void again()} />
      <Button busy={sent.state === "sending"} onPress={() => void submit()}>
        {text.send}
      </Button>
      <Button kind="text" onPress={done}>
        {text.cancel}
      </Button>
    </Card>
  )
}

interface Filled {
  readonly is: Is
  readonly cost: string
  readonly ground: number
  readonly into: string | undefined
  readonly to: string
  readonly reason: string
  readonly budget: number
}

/** The verdict as filled in, or the name of the first field that is missing. */
const verdictOf = ({ is, cost, ground, into, to, reason, budget }: Filled): Given | keyof Filled => {
  const because = reason.trim()
  if (is === "accepted") {
    const amount = fenFromYuan(cost)
    return amount === undefined || amount < 100 || amount > budget ? "cost" : { is, cost: amount }
  }
  if (is === "rejected" && negativeList[ground] === undefined) return "ground"
  if (is === "merged" && into === undefined) return "into"
  if (is === "referred" && to.trim().length < 2) return "to"
  if (because.length < 4) return "reason"
  if (is === "rejected") return { is, ground: negativeList[ground] ?? "notFeasible", reason: because }
  if (is === "merged") return { is, into: into ?? "", reason: because }
  if (is === "referred") return { is, to: to.trim(), reason: because }
  return { is, reason: because }
}
