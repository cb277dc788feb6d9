import { useState } from "react"
import { rightNow } from "../../../cloud/clock"
import type { Value } from "../../../cloud/contracts"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Note, Section } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { State } from "../../../components/mark"
import { noticesChannels } from "../../../text/notices-channels"
import { noticesDesk } from "../../../text/notices-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { momentInWords } from "../../../text/when"
import { LooksList } from "./channel-looks"
import { contentOf, type Draft, whenOf } from "./draft"
import { type Look, liveLooks } from "./live-looks"
import "./looks.scss"

/** How a notice will look, while it is being written: in our inbox, and on each channel that it would try. */
export function Looks({ draft }: { draft: Draft }) {
  const { looks: text, urgent } = useText(noticesDesk)
  const { language } = useReading()
  const now = rightNow()
  const when = whenOf(draft, now)
  const [first = ""] = draft.text.trim().split("\n")
  return (
    <Section title={text.title}>
      <View className="looks">
        <Note>{text.inbox}</Note>
        <View className="looks__phone">
          {draft.urgent && <State kind="waiting">{urgent}</State>}
          <View className="looks__title">{draft.title.trim() || text.empty}</View>
          <View>{first || text.emptyText}</View>
          <View className="looks__app">
            {[draft.who?.trim(), when && when !== "wrong" ? momentInWords(when, language) : "", draft.place.trim()]
              .filter(Boolean)
              .join(" · ")}
          </View>
        </View>
        <Tried draft={draft} />
      </View>
    </Section>
  )
}

/** The channels that the notice would try: WeChat's own message as it stands there, the others when somebody asks for them. */
function Tried({ draft }: { draft: Draft }) {
  const { looks: text } = useText(noticesDesk)
  const words = useText(noticesChannels)
  const [open, setOpen] = useState(false)
  const templates = useReply("notices.templates", {}).value?.templates
  const channels = useReply("notices.channels", {}).value?.channels
  if (!templates || !channels) return null
  const now = rightNow()
  const when = whenOf(draft, now)
  const key = contentOf(draft, now).content?.template ?? "news"
  const looks = liveLooks({ ...draft, when: when === "wrong" ? undefined : when }, key, { channels, templates }, now)
  const wechat = looks.find(({ channel }) => channel === "wechat")
  const others = looks.filter(one => one !== wechat)
  const noTexts =
    channels.some(({ channel, used }) => channel === "sms" && used) && !looks.some(({ channel }) => channel === "sms")
  return (
    <>
      {wechat && (
        <>
          <Note>{text.wechat}</Note>
          <InWeChat look={wechat} template={templates.find(one => one.channel === "wechat" && one.template === key)} />
        </>
      )}
      {others.length > 0 && !open && (
        <Button kind="text" small onPress={() => setOpen(true)}>
          {words.looks.others(others.map(({ channel }) => words.name[channel]))}
        </Button>
      )}
      {open && <LooksList looks={others} />}
      {noTexts && <Note>{words.reach.textsOff}</Note>}
    </>
  )
}

interface InWeChatProps {
  look: Look
  template: Value<"notices.templates">["templates"][number] | undefined
}

function InWeChat({ look: { fields }, template }: InWeChatProps) {
  const text = useText(noticesDesk).looks
  const { language } = useReading()
  if (!fields || !template) return <Note>{text.unset}</Note>
  const labels = new Map(template.fields.map(({ name, label }) => [name, label[language]]))
  return (
    <>
      <View className="looks__phone">
        <View className="looks__app">{text.app}</View>
        <View className="looks__title">{template.title[language]}</View>
        {fields.map(({ name, value: shown }) => (
          <View key={name} className="looks__field">
            <Text className="looks__label">{labels.get(name)}</Text>
            <Text>{shown}</Text>
          </View>
        ))}
        <View className="looks__enter">{text.enter}</View>
      </View>
      {fields.some(field => field.cut) && <State kind="info">{text.cut}</State>}
    </>
  )
}
