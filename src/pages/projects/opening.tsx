import { useState } from "react"
import { leastPublicity, limits } from "#cloud/projects/rules"
import { dayOf, daysLater, isDay, startOf } from "#cloud/shared/values/day"
import { type Fen, fenFromYuan } from "#cloud/shared/values/fen"
import { rightNow } from "../../cloud/clock"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Field, Select } from "../../components/field"
import { goInstead } from "../../components/go"
import { Page } from "../../components/page"
import { Empty, SentStrip, Show } from "../../components/standing"
import { Switch } from "../../components/switch"
import { money } from "../../text/money"
import { projectsDesk } from "../../text/projects-desk"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { ChooseOne } from "./parts/choose-one"

type Funds = Value<"funds.list">["funds"]

/** Opening a round: its name, its money, until when one may propose, and how the result will stand in public. */
export default function Opening() {
  const text = useText(projectsDesk)
  const asked = useReply("funds.list", {})
  return (
    <Show asked={asked}>
      {({ funds }) =>
        funds.length === 0 ? (
          <Page where={text.where} title={text.opening.title} wide>
            <Empty
              says={text.opening.noFund}
              action={
                <Button kind="plain" to="/pages/funds/funds">
                  {text.opening.goFunds}
                </Button>
              }
            />
          </Page>
        ) : (
          <Form funds={funds} where={text.where} />
        )
      }
    </Show>
  )
}

const halfAYear = 180

/** The end of that day, when it lies from tomorrow on and within half a year. */
const endOf = (typed: string) => {
  const today = dayOf(rightNow())
  if (!isDay(typed) || typed <= today || typed >= daysLater(today, halfAYear)) return undefined
  return startOf(daysLater(typed as typeof today, 1))
}

const budgetOf = (typed: string): Fen | undefined => {
  const amount = fenFromYuan(typed)
  return amount !== undefined && amount >= 100 ? amount : undefined
}

function Form({ funds, where }: { funds: Funds; where: string }) {
  const text = useText(projectsDesk).opening
  const { language } = useReading()
  const [filled, setFilled] = useState({ title: "", intro: "", budget: "", until: "" })
  const [chosen, setChosen] = useState(funds.length === 1 ? 0 : -1)
  const [kind, setKind] = useState<keyof typeof leastPublicity>("affairs")
  const [study, setStudy] = useState(false)
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend("projects.openRound")
  const fund = funds[chosen]?.fund
  const budget = budgetOf(filled.budget)
  const proposeUntil = endOf(filled.until)
  const title = filled.title.trim()
  const wrong = {
    title: title === "" && text.needName,
    fund: fund === undefined && text.needFund,
    budget: budget === undefined && text.needBudget,
    until: proposeUntil === undefined && text.needUntil,
  }
  const errorOf = (field: keyof typeof wrong): string | undefined => (tried && wrong[field]) || undefined
  const fill = (field: keyof typeof filled) => (value: string) => setFilled({ ...filled, [field]: value })
  const submit = async () => {
    setTried(true)
    if (title === "" || fund === undefined || budget === undefined || proposeUntil === undefined) return
    const intro = filled.intro.trim()
    const publicity = { kind, days: leastPublicity[kind] }
    const outcome = await send({ title, fund, budget, proposeUntil, publicity, study, ...(intro && { intro }) })
    if (outcome.state === "recorded") goInstead(`/pages/projects/managing?round=${outcome.value.round}`)
  }
  return (
    <Page
      where={where}
      title={text.title}
      lead={text.lead}
      wide
      foot={
        <Button busy={sent.state === "sending"} onPress={() => void submit()}>
          {text.send}
        </Button>
      }
    >
      <SentStrip sent={sent} again={() => void again()} />
      <Field
        label={text.name}
        value={filled.title}
        onChange={fill("title")}
        max={limits.title}
        example={text.nameExample}
        error={errorOf("title")}
      />
      <Select
        label={text.fund}
        options={funds.map(({ name, available }) => text.fundHas(name, money(available, language)))}
        chosen={chosen}
        onChange={setChosen}
        error={errorOf("fund")}
      />
      <Field
        label={text.budget}
        kind="number"
        value={filled.budget}
        onChange={fill("budget")}
        max={12}
        example={text.budgetExample}
        error={errorOf("budget")}
      />
      <Field label={text.until} kind="date" value={filled.until} onChange={fill("until")} error={errorOf("until")} />
      <ChooseOne
        label={text.publicity}
        options={[
          { name: "affairs", title: text.affairs, note: text.affairsNote },
          { name: "local", title: text.local, note: text.localNote },
        ]}
        chosen={kind}
        onChange={setKind}
      />
      <Switch label={text.study} note={text.studyNote} on={study} onChange={setStudy} />
      <Field
        label={text.intro}
        kind="long"
        optional
        value={filled.intro}
        onChange={fill("intro")}
        max={limits.intro}
        example={text.introExample}
      />
    </Page>
  )
}
