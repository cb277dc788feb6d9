import { Note, Section } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { State } from "../../../components/mark"
import { noticesChannels } from "../../../text/notices-channels"
import { noticesDesk } from "../../../text/notices-desk"
import { useText } from "../../../text/use-text"
import type { Look } from "./live-looks"
import "./looks.scss"

/** How a notice will look on each channel that it will try, as the cloud will send it. */
export function ChannelLooks({ channels }: { channels: readonly Look[] }) {
  const text = useText(noticesDesk).looks
  return (
    <Section title={text.title}>
      <LooksList looks={channels} />
    </Section>
  )
}

/** Each channel's name, and the look on it. */
export function LooksList({ looks }: { looks: readonly Look[] }) {
  const words = useText(noticesChannels)
  return (
    <View className="looks">
      {looks.map(look => (
        <View key={look.channel} className="looks">
          <Note>{words.name[look.channel]}</Note>
          <OneLook look={look} />
        </View>
      ))}
    </View>
  )
}

function OneLook({ look }: { look: Look }) {
  const text = useText(noticesChannels).looks
  const { fields, card, text: message } = look
  if (message !== undefined)
    return (
      <>
        <View className="looks__phone">
          <Text>{message}</Text>
          <View className="looks__app">{text.text(look.characters ?? 0, look.parts ?? 1)}</View>
        </View>
        {look.cut && <State kind="info">{text.textCut}</State>}
      </>
    )
  if (card)
    return (
      <>
        <View className="looks__phone">
          <View className="looks__app">{card.from}</View>
          <View className="looks__title">{card.title}</View>
          {card.text && <Text>{card.text}</Text>}
          {card.facts.map(({ name, value }) => (
            <Line key={name} name={name} value={value} />
          ))}
        </View>
        {card.cut && <State kind="info">{text.cut}</State>}
      </>
    )
  if (!fields) return <Note>{text.unset}</Note>
  return (
    <>
      <View className="looks__phone">
        {fields.map(({ name, part, value }) => (
          <Line key={name} name={part} value={value} />
        ))}
      </View>
      {fields.some(({ cut }) => cut) && <State kind="info">{text.cut}</State>}
    </>
  )
}

function Line({ name, value }: { name: string; value: string }) {
  const { part } = useText(noticesDesk).looks
  return (
    <View className="looks__field">
      <Text className="looks__label">{name in part ? part[name as keyof typeof part] : name}</Text>
      <Text>{value}</Text>
    </View>
  )
}
