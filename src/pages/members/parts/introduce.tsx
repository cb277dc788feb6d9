import { useState } from "react"
import { session } from "../../../cloud/session"
import { forgetReplies } from "../../../cloud/use-reply"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Note, Section, Stack } from "../../../components/card"
import { Choice, Choices } from "../../../components/choice"
import { Text } from "../../../components/elements"
import { Field } from "../../../components/field"
import { goHome } from "../../../components/go"
import { toFirstWrong } from "../../../components/into-view"
import { SentStrip } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { Switch } from "../../../components/switch"
import { members } from "../../../text/members"
import { useText } from "../../../text/use-text"
import { arrive } from "./arrival"

export interface IntroduceProps {
  community: string
  household: string
  door: string
  /** The one-time code of the slip that was scanned. */
  slipCode?: string | undefined
  /** It is recorded: joined, or asked of the staff. */
  onSent: (how: "joined" | "asked") => void
}

/** Third step: a name, a slip's code or the staff's yes, and the consent that the law asks for (个人信息保护法 13, 17). */
export function Introduce({ community, household, door, slipCode = "", onSent }: IntroduceProps) {
  const all = useText(members)
  const text = all.landing
  const [slip, haveSlip] = useState(true)
  const [filled, setFilled] = useState({ name: "", code: slipCode, note: "" })
  const [adult, setAdult] = useState<boolean>()
  const [agreed, setAgreed] = useState(false)
  const [tried, setTried] = useState(false)
  const joining = useSend("members.join")
  const asking = useSend("members.askToJoin")
  const { sent, again } = slip ? joining : asking
  const fill = (field: keyof typeof filled) => (value: string) => setFilled({ ...filled, [field]: value })
  const name = filled.name.trim()
  const wrong = {
    name: name === "" && text.needName,
    code: slip && filled.code.replace(/[\s-]/g, "").length < 8 && text.needCode,
    adult: adult === undefined && text.needAdult,
    agreed: !agreed && text.needAgree,
  }
  const submit = async () => {
    setTried(true)
    if (adult === undefined || Object.values(wrong).some(Boolean)) return toFirstWrong()
    await arrive()
    const me = { community, household, name, adult, consent: all.consent.version }
    const note = filled.note.trim()
    if (!slip) {
      const asked = await asking.send({ ...me, ...(note && { note }) })
      return asked.state === "recorded" ? onSent("asked") : undefined
    }
    const outcome = await joining.send({ ...me, code: filled.code })
    if (outcome.state !== "recorded") return
    if (outcome.value.session) session.keep(outcome.value.session)
    forgetReplies()
    onSent("joined")
  }
  const joined = joining.sent.state === "recorded" ? joining.sent.value : undefined
  if (joined || asking.sent.state === "recorded")
    return (
      <Stack>
        <Strip kind={joined ? "done" : "waiting"}>
          <Text>{joined ? (joined.delegate ? text.delegate : text.notDelegate) : text.waiting}</Text>
        </Strip>
        <Button onPress={goHome}>{joined ? text.go : text.goHome}</Button>
      </Stack>
    )
  return (
    <Stack>
      <Text>{text.chosen(door)}</Text>
      <Field
        label={text.name}
        hint={text.nameHint}
        value={filled.name}
        onChange={fill("name")}
        max={20}
        example={text.nameExample}
        error={(tried && wrong.name) || undefined}
      />

      <Choices label={text.who} of="one">
        <Choice title={text.haveSlip} note={text.haveSlipNote} of="one" chosen={slip} onChange={() => haveSlip(true)} />
        <Choice title={text.noSlip} note={text.noSlipNote} of="one" chosen={!slip} onChange={() => haveSlip(false)} />
      </Choices>
      {slip ? (
        <Field
          label={text.code}
          hint={text.codeHint}
          value={filled.code}
          onChange={fill("code")}
          max={20}
          example={text.codeExample}
          error={(tried && wrong.code) || undefined}
        />
      ) : (
        <Field
          label={text.note}
          optional
          value={filled.note}
          onChange={fill("note")}
          max={60}
          example={text.noteExample}
        />
      )}
      <Choices label={text.adultAsked} of="one">
        <Choice title={text.adult} of="one" chosen={adult === true} onChange={() => setAdult(true)} />
        <Choice
          title={text.young}
          note={text.youngNote}
          of="one"
          chosen={adult === false}
          onChange={() => setAdult(false)}
        />
      </Choices>

      {tried && wrong.adult && <Strip kind="failed">{wrong.adult}</Strip>}
      <Switch label={text.agree} on={agreed} onChange={setAgreed} />

      {tried && wrong.agreed && <Strip kind="failed">{wrong.agreed}</Strip>}
      <SentStrip sent={sent} again={again} />
      <Button busy={sent.state === "sending"} onPress={() => void submit()}>
        {slip ? text.send : text.ask}
      </Button>
      <ConsentText />
    </Stack>
  )
}

/** What is used and for what, in plain words, under its version. */
export function ConsentText() {
  const text = useText(members)
  return (
    <Section title={text.landing.consentTitle}>
      {text.consent.says.map(line => (
        <Note key={line}>
          <Text>{line}</Text>
        </Note>
      ))}
    </Section>
  )
}
