import { useState } from "react"
import { isReady } from "#cloud/notices/credits/rules"
import { askedNow } from "#cloud/notices/planning/rules"
import type { TemplateKey } from "#cloud/notices/templates/rules"
import { askPhone } from "../../../cloud/ask-phone"
import type { Value } from "../../../cloud/contracts"
import { useReply } from "../../../cloud/use-reply"
import { useSend } from "../../../cloud/use-send"
import { Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { SentStrip } from "../../../components/standing"
import { Switch } from "../../../components/switch"
import { notices } from "../../../text/notices"
import { useText } from "../../../text/use-text"
import { OnceMore } from "./once-more"
import { answersTo, type Credit } from "./phone-answers"

type Known = Value<"notices.credits">

export interface TellMeProps {
  /** Which message: news, vote, result or meeting. */
  about: TemplateKey
  /** In the words of the page; by itself, the usual ones. */
  label?: string | undefined
  /** The same tap also asks for what the calendar will need of this person; said before it is asked. */
  others?: boolean | undefined
}

/**
 * A row with a switch that asks for one WeChat message: for the moment when somebody has just taken part. Whoever has agreed
 * already sees how many will still come, and may agree to one more where more is to come. Never a pop-up of ours, never
 * needed. Shows nothing where no such message can be sent.
 */
export function TellMe({ about, label, others }: TellMeProps) {
  const known = useReply("notices.credits", {})
  return known.value ? <Row first={known.value} about={about} label={label} others={others} /> : null
}

function Row({ first, about, label, others = false }: TellMeProps & { first: Known }) {
  const text = useText(notices).tell
  const { sent, send, again } = useSend("notices.credit")
  const [last, setLast] = useState<"unasked" | "refused" | "answered">()
  const credits = sent.state === "recorded" ? sent.value.credits : first.credits
  const known = credits.filter((one): one is Credit => one.id !== undefined)
  const creditOf = (template: TemplateKey) => known.find(one => one.template === template)
  const credit = creditOf(about)
  if (!credit) return null

  const asked = askedNow(about, others ? first.ask : [], known)
  // Who has just answered is not asked for anything else, unless more is to come than they have agreed to.
  const isShort = (template: TemplateKey) => known.some(one => one.template === template && one.balance < one.toCome)
  const more = sent.state === "recorded" ? asked.filter(isShort) : asked
  const on = isReady(credit)
  const agree = async (templates: readonly TemplateKey[]) => {
    const all = templates.flatMap(template => creditOf(template) ?? [])
    const answers = answersTo(all, await askPhone(all.map(({ id }) => id)))
    const agreed = answers.some(({ answer }) => answer === "accept")
    setLast(answers.length === 0 ? "unasked" : agreed ? "answered" : "refused")
    if (answers.length > 0) await send({ answers })
  }
  const off = async () => {
    setLast(undefined)
    await send({ answers: [{ template: about, answer: "off" }] })
  }
  const also = asked.slice(1).map(template => text.names[template])
  const before = credit.muted ? text.muted : credit.lasts ? text.lasting.off : text.off
  const whenOn = credit.lasting ? text.lasting.on : text.on(credit.balance)
  const whenOff =
    last === "unasked"
      ? text.elsewhere
      : last === "refused"
        ? text.rejected
        : also.length > 0 && !credit.muted
          ? text.also(before, also)
          : before
  return (
    <>
      <Switch
        label={credit.lasts ? text.lasting.label[about] : (label ?? text.ask[about])}
        note={on ? whenOn : whenOff}
        on={on}
        disabled={sent.state === "sending"}
        onChange={wants => void (wants ? agree(asked) : off())}
      />
      {on && (last === "unasked" || last === "refused") ? (
        <Note>
          <Text>{last === "unasked" ? text.elsewhere : text.more.refused}</Text>
        </Note>
      ) : (
        on && <OnceMore about={more} busy={sent.state === "sending"} onPress={() => void agree(more)} />
      )}
      {sent.state !== "recorded" && <SentStrip sent={sent} again={() => void again()} />}
    </>
  )
}
