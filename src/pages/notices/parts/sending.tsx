import { type ReactNode, useState } from "react"
import { aheadMost, lateness, startOf } from "#cloud/notices/writing/rules"
import { type Instant, later } from "#cloud/shared/values/instant"
import { rightNow } from "../../../cloud/clock"
import type { Input, Value } from "../../../cloud/contracts"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Columns } from "../../../components/columns"
import { View } from "../../../components/elements"
import { Field } from "../../../components/field"
import { toFirstWrong } from "../../../components/into-view"
import { Page } from "../../../components/page"
import { Failure, Loading } from "../../../components/standing"
import { noticesChannels } from "../../../text/notices-channels"
import { noticesDesk } from "../../../text/notices-desk"
import { useText } from "../../../text/use-text"
import { ChannelLooks } from "./channel-looks"
import { momentOf } from "./draft"
import { Late } from "./late"
import { Reach, Rest } from "./reach"
import { nowTiming, TimingFields } from "./timing"

type Content = Input<"notices.preview">

export interface SendingProps {
  where: string
  content: Content
  busy: boolean
  /** The number that was typed, where it was asked for, and the moment it shall go out, if not now. */
  onSend: (people: number | undefined, at: Instant | undefined) => void
  onBack: () => void
  /** Saves the draft and opens what can be printed of it. */
  onPrint: () => void
  children?: ReactNode
}

/** The last look before sending: whom it reaches, how it will look; many people are typed as a number first. */
export function Sending({ where, content, busy, onSend, onBack, onPrint, children }: SendingProps) {
  const text = useText(noticesDesk).reach
  const words = useText(noticesChannels)
  const asked = useReply("notices.preview", content)
  const [typed, setTyped] = useState("")
  const [tried, setTried] = useState(false)
  const [timing, setTiming] = useState(nowTiming)
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
  const now = rightNow()
  const wrong = reach.confirm && typed.trim() !== String(reach.people)
  const chosen = timing.later ? momentOf(timing.day, timing.clock, now) : undefined
  const at = chosen === "wrong" ? undefined : chosen
  const noMoment = timing.later && (at === undefined || at > later(now, aheadMost))
  const starts = timing.later ? at : startOf(now)
  const tells = content.when as Instant | undefined
  const late = starts && lateness({ when: tells, urgent: content.urgent }, starts)
  const submit = () => {
    setTried(true)
    if (wrong || noMoment || late) toFirstWrong()
    else onSend(reach.confirm ? reach.people : undefined, at)
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
          {reach.people > 0 && (
            <Button busy={busy} onPress={submit}>
              {timing.later ? words.when.set(reach.people) : text.send(reach.people)}
            </Button>
          )}
        </>
      }
    >
      {children}
      <Columns least={320}>
        <View className="notice-form">
          <Reach reach={reach} urgent={content.urgent} at={at} />
          <TimingFields timing={timing} onChange={setTiming} wrong={tried && noMoment} />
          {tells && starts && (timing.later || late) && <Late when={tells} urgent={content.urgent} starts={starts} />}
          {reach.confirm && (
            <TypedNumber reach={reach} typed={typed} onType={setTyped} onEnter={submit} wrong={tried && wrong} />
          )}
          <Rest reach={reach} onPrint={onPrint} printing={busy} />
        </View>
        <View className="notice-beside">
          <ChannelLooks channels={reach.channels} about={content.template} />
        </View>
      </Columns>
    </Page>
  )
}

interface TypedNumberProps {
  reach: Value<"notices.preview">
  typed: string
  onType: (typed: string) => void
  onEnter: () => void
  wrong: boolean
}

function TypedNumber({ reach, typed, onType, onEnter, wrong }: TypedNumberProps) {
  const text = useText(noticesDesk).reach
  return (
    <Field
      label={text.type(reach.people)}
      hint={text.typeHint}
      kind="number"
      value={typed}
      onChange={onType}
      onEnter={onEnter}
      max={6}
      error={wrong ? text.wrongNumber : undefined}
    />
  )
}
