import { useState } from "react"
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
}

/**
 * A row with a switch that asks for one WeChat message: for the moment when somebody has just taken part. Never a pop-up of
 * ours, never needed. Shows nothing where no such message can be sent.
 */
export function TellMe({ about, label }: TellMeProps) {
  const known = useReply("notices.credits", {})
  const credit = known.value?.credits.find(({ template }) => template === about)
  return credit?.id === undefined ? null : <Row credit={credit} id={credit.id} label={label} />
}

function Row({ credit, id, label }: { credit: Credit; id: string; label: string | undefined }) {
  const text = useText(notices).tell
  const { sent, send, again } = useSend("notices.credit")
  const [unasked, setUnasked] = useState(false)
  const { template } = credit
  const now = (sent.state === "recorded" && sent.value.credits.find(one => one.template === template)) || credit
  const on = now.balance > 0 && !now.off
  const change = async (wanted: boolean) => {
    const answer = wanted ? answerOf((await askPhone([id]))?.[id]) : "off"
    setUnasked(answer === undefined)
    if (answer !== undefined) await send({ answers: [{ template, answer }] })
  }
  const note = on
    ? text.on(now.balance)
    : unasked
      ? text.elsewhere
      : sent.state === "recorded" && !now.off
        ? text.rejected
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
