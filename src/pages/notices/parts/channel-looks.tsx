import type { TemplateKey } from "#cloud/notices/templates/rules"
import type { Value } from "../../../cloud/contracts"
import { useReply } from "../../../cloud/use-reply"
import { Note, Section } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { State } from "../../../components/mark"
import { noticesChannels } from "../../../text/notices-channels"
import { noticesDesk } from "../../../text/notices-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import type { Look } from "./live-looks"
import "./looks.scss"

type Templates = Value<"notices.templates">["templates"]

export interface LooksListProps {
  looks: readonly Look[]
  /** Which kind of message it is, and how the administrator has set each kind. */
  about: TemplateKey
  templates: Templates
}

/** How a notice will look on each channel that it will try, as the cloud will send it. */
export function ChannelLooks({ channels, about }: { channels: readonly Look[]; about: TemplateKey }) {
  const text = useText(noticesDesk).looks
  const templates = useReply("notices.templates", {}).value?.templates
  return (
    <Section title={text.title}>
      {templates && <LooksList looks={channels} about={about} templates={templates} />}
    </Section>
  )
}

/** Each channel's name, and the look on it. */
export function LooksList({ looks, about, templates }: LooksListProps) {
  const { looks: text } = useText(noticesDesk)
  const words = useText(noticesChannels)
  return (
    <View className="looks">
      {looks.map(look => (
        <View key={look.channel} className="looks">
          <Note>{look.channel === "wechat" ? text.wechat : words.name[look.channel]}</Note>
          <OneLook
            look={look}
            template={templates.find(one => one.channel === look.channel && one.template === about)}
          />
        </View>
      ))}
    </View>
  )
}

function OneLook({ look, template }: { look: Look; template: Templates[number] | undefined }) {
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
  if (!fields || !template) return <Note>{text.unset}</Note>
  return <Fields fields={fields} template={template} inWeChat={look.channel === "wechat"} />
}

interface FieldsProps {
  fields: NonNullable<Look["fields"]>
  template: Templates[number]
  inWeChat: boolean
}

/** A message made of a template's fields, each under the name that the platform shows with it. */
function Fields({ fields, template, inWeChat }: FieldsProps) {
  const text = useText(noticesDesk).looks
  const { cut } = useText(noticesChannels).looks
  const { language } = useReading()
  const labels = new Map(template.fields.map(({ name, label }) => [name, label[language]]))
  return (
    <>
      <View className="looks__phone">
        {inWeChat && <View className="looks__app">{text.app}</View>}
        <View className="looks__title">{template.title[language]}</View>
        {fields.map(({ name, part, value }) => (
          <Line key={name} name={labels.get(name) ?? part} value={value} />
        ))}
        {inWeChat && <View className="looks__enter">{text.enter}</View>}
      </View>
      {fields.some(one => one.cut) && <State kind="info">{inWeChat ? text.cut : cut}</State>}
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
