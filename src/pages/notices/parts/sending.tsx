import { type ReactNode, useState } from "react"
import type { Input, Value } from "../../../cloud/contracts"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Columns } from "../../../components/columns"
import { View } from "../../../components/elements"
import { Field } from "../../../components/field"
import { Page } from "../../../components/page"
import { Failure, Loading } from "../../../components/standing"
import { noticesDesk } from "../../../text/notices-desk"
import { useText } from "../../../text/use-text"
import type { Draft } from "./draft"
import { Looks } from "./looks"
import { Reach } from "./reach"

type Content = Input<"notices.preview">

export interface SendingProps {
  where: string
  draft: Draft
  content: Content
  busy: boolean
  /** The number that was typed, where it was asked for. */
  onSend: (people: number | undefined) => void
  onBack: () => void
  children?: ReactNode
}

/** The last look before sending: whom it reaches, how it will look; many people are typed as a number first. */
export function Sending({ where, draft, content, busy, onSend, onBack, children }: SendingProps) {
  const text = useText(noticesDesk).reach
  const asked = useReply("notices.preview", content)
  const [typed, setTyped] = useState("")
  const [tried, setTried] = useState(false)
  if (asked.state !== "value")
    return (
      <Page
        where={where}
        title={content.title}
        wide
        foot={
          <Button kind="plain" onPress={onBack}>
            {text.back}
          </Button>
        }
      >
        {asked.state === "loading" ? <Loading /> : <Failure no={asked.no} onRetry={asked.refresh} />}
      </Page>
    )
  const reach = asked.value
  const wrong = reach.confirm && typed.trim() !== String(reach.people)
  const submit = () => {
    setTried(true)
    if (!wrong) onSend(reach.confirm ? reach.people : undefined)
  }
  return (
    <Page
      where={where}
      title={content.title}
      wide
      foot={
        <>
          <Button kind="text" onPress={onBack}>
            {text.back}
          </Button>
          <Button busy={busy} onPress={submit}>
            {text.send(reach.people)}
          </Button>
        </>
      }
    >
      {children}
      <Columns least={320}>
        <View className="notice-form">
          <Reach reach={reach} urgent={content.urgent} />
          {reach.confirm && <TypedNumber reach={reach} typed={typed} onType={setTyped} wrong={tried && wrong} />}
        </View>
        <Looks draft={draft} />
      </Columns>
    </Page>
  )
}

interface TypedNumberProps {
  reach: Value<"notices.preview">
  typed: string
  onType: (typed: string) => void
  wrong: boolean
}

function TypedNumber({ reach, typed, onType, wrong }: TypedNumberProps) {
  const text = useText(noticesDesk).reach
  return (
    <Field
      label={text.type(reach.people)}
      hint={text.typeHint}
      kind="number"
      value={typed}
      onChange={onType}
      max={6}
      error={wrong ? text.wrongNumber : undefined}
    />
  )
}
