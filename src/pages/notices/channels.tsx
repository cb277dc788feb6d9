import { useState } from "react"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Note } from "../../components/card"
import { View } from "../../components/elements"
import { List, Row } from "../../components/list"
import { State } from "../../components/mark"
import { Page } from "../../components/page"
import { Failure, Loading, SentStrip } from "../../components/standing"
import { Strip } from "../../components/strip"
import { noticesChannels } from "../../text/notices-channels"
import { noticesDesk } from "../../text/notices-desk"
import { useText } from "../../text/use-text"
import "./channels.scss"

type Standing = Value<"notices.channels">["channels"]

/** The order in which this community's notices try their channels, and which of them it uses at all. */
export default function Channels() {
  const { where } = useText(noticesDesk)
  const text = useText(noticesChannels).order
  const asked = useReply("notices.channels", {})
  if (asked.state === "value") return <Ordering where={where} from={asked.value.channels} />
  return (
    <Page where={where} title={text.title} wide>
      {asked.state === "loading" ? <Loading /> : <Failure no={asked.no} onRetry={asked.refresh} />}
    </Page>
  )
}

/** One place up; the channels in use stay before the others. */
const raised = (all: Standing, at: number): Standing => {
  const [one] = all.slice(at, at + 1)
  if (!one || at === 0) return all
  return [...all.slice(0, at - 1), one, ...all.slice(at - 1, at), ...all.slice(at + 1)]
}
const toggled = (all: Standing, at: number): Standing => {
  const changed = all.map((one, place) => (place === at ? { ...one, used: !one.used } : one))
  return [...changed.filter(({ used }) => used), ...changed.filter(({ used }) => !used)]
}

function Ordering({ where, from }: { where: string; from: Standing }) {
  const words = useText(noticesChannels)
  const text = words.order
  const me = useReply("members.me", {})
  const mayChange = me.value?.member?.roles.includes("staff") ?? false
  const [all, setAll] = useState(from)
  const [changed, setChanged] = useState(false)
  const { sent, send, again, reset } = useSend("notices.setChannels")
  const change = (next: Standing) => {
    setAll(next)
    setChanged(true)
    reset()
  }
  const done = ({ state }: { state: string }) => state === "recorded" && setChanged(false)
  const save = () => void send({ channels: all.filter(({ used }) => used).map(({ channel }) => channel) }).then(done)
  return (
    <Page
      where={where}
      title={text.title}
      lead={text.lead}
      wide
      foot={
        mayChange && (
          <Button busy={sent.state === "sending"} onPress={save}>
            {text.save}
          </Button>
        )
      }
    >
      <SentStrip sent={sent} again={() => void again().then(done)} recorded={() => text.saved} />
      {changed && sent.state === "idle" && <Strip kind="waiting">{text.unsaved}</Strip>}
      <List label={text.title}>
        {all.map((one, at) => (
          <ChannelRow
            key={one.channel}
            one={one}
            place={at}
            onUp={at > 0 && one.used ? () => change(raised(all, at)) : undefined}
            onToggle={mayChange ? () => change(toggled(all, at)) : undefined}
          />
        ))}
      </List>
      {me.value && !mayChange && <Note>{text.staffOnly}</Note>}
      <Note>{text.last}</Note>
      <Note>{text.after}</Note>
    </Page>
  )
}

interface ChannelRowProps {
  one: Standing[number]
  place: number
  onUp: (() => void) | undefined
  /** None for whoever may only look. */
  onToggle: (() => void) | undefined
}

function ChannelRow({ one: { channel, used, sign }, place, onUp, onToggle }: ChannelRowProps) {
  const words = useText(noticesChannels)
  const text = words.order
  const name = words.name[channel]
  return (
    <Row
      title={used ? `${place + 1}. ${name}` : name}
      note={
        <>
          <View>{text.note[channel]}</View>
          {sign !== undefined && <View>{text.sign(sign)}</View>}
        </>
      }
      state={<State kind={used ? "done" : "info"}>{used ? text.used : text.unused}</State>}
      verb={
        onToggle && (
          <View className="channel-verbs">
            {used && (
              <Button kind="plain" small disabled={!onUp} onPress={onUp} label={`${text.up} · ${name}`}>
                {text.up}
              </Button>
            )}
            <Button kind="plain" small onPress={onToggle} label={`${used ? text.stop : text.use} · ${name}`}>
              {used ? text.stop : text.use}
            </Button>
          </View>
        )
      }
    />
  )
}
