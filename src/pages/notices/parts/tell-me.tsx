import { useState } from "react"
import { askedAbout } from "#cloud/notices/planning/rules"
import type { TemplateKey } from "#cloud/notices/templates/rules"
import { askPhone } from "../../../cloud/ask-phone"
import type { Value } from "../../../cloud/contracts"
import { useReply } from "../../../cloud/use-reply"
import { useSend } from "../../../cloud/use-send"
import { SentStrip } from "../../../components/standing"
import { Switch } from "../../../components/switch"
import { notices } from "../../../text/notices"
import { useText } from "../../../text/use-text"

type Credit = Value<"notices.credits">["credits"][number]
type Answer = "accept" | "reject" | "ban" | "filter"

/** WeChat has several ways of accepting: with a sound, with an alert. */
const answerOf = (said: string | undefined): Answer | undefined => {
  if (said?.startsWith("accept")) return "accept"
  return said === "reject" || said === "ban" || said === "filter" ? said : undefined
}

export interface TellMeProps {
  /** Which message: news, vote, result or meeting. */
  about: TemplateKey
  /** In the words of the page; by itself, the usual ones. */
  label?: string | undefined
  /** The same tap also asks for what the calendar will need of this person; said before it is asked. */
  others?: boolean | undefined
}

/**
 * A row with a switch that asks for one WeChat message: for the moment when somebody has just taken part. Never a pop-up of
 * ours, never needed. Shows nothing where no such message can be sent.
 */
export function TellMe({ about, label, others }: TellMeProps) {
  const found = useReply("notices.credits", {})
  if (!found.value) return null
  const { credits, ask } = found.value
  const known = (template: TemplateKey) => credits.find(one => one.template === template && one.id !== undefined)
  const asked = askedAbout(about, others ? ask : [], template => known(template) !== undefined)
  const [credit, ...also] = asked.flatMap(template => known(template) ?? [])
  return credit ? <Row credit={credit} also={also} label={label} /> : null
}

function Row({ credit, also, label }: { credit: Credit; also: readonly Credit[]; label: string | undefined }) {
  const text = useText(notices).tell
  const { sent, send, again } = useSend("notices.credit")
  const [unasked, setUnasked] = useState(false)
  const { template } = credit
  const now = (sent.state === "recorded" && sent.value.credits.find(one => one.template === template)) || credit
  const on = now.balance > 0 && !now.off
  const change = async (wanted: boolean) => {
    const asked = [credit, ...also]
    const said = wanted ? await askPhone(asked.flatMap(({ id }) => id ?? [])) : undefined
    const answers = wanted
      ? asked.flatMap(({ template: about, id }) => {
          const answer = answerOf(said?.[id ?? ""])
          return answer ? [{ template: about, answer }] : []
        })
      : [{ template, answer: "off" as const }]
    setUnasked(answers.length === 0)
    if (answers.length > 0) await send({ answers })
  }
  const note = on
    ? text.on(now.balance)
    : unasked
      ? text.elsewhere
      : sent.state === "recorded" && !now.off
        ? text.rejected
        : also.length > 0
          ? `${text.off} ${text.also(also.map(one => text.names[one.template]))}`
          : text.off
  return (
    <>
      <Switch
        label={label ?? text.ask[template]}
        note={note}
        on={on}
        disabled={sent.state === "sending"}
        onChange={wanted => void change(wanted)}
      />
      {sent.state !== "recorded" && <SentStrip sent={sent} again={() => void again()} />}
    </>
  )
}
