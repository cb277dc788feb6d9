import { filledFields } from "#cloud/notices/templates/rules"
import { otherwise, partsOf } from "#cloud/notices/templates/words"
import { instantOf } from "#cloud/shared/values/instant"
import { useReply } from "../../../cloud/use-reply"
import { Note, Section } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { State } from "../../../components/mark"
import { noticesDesk } from "../../../text/notices-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { momentInWords } from "../../../text/when"
import { contentOf, type Draft, whenOf } from "./draft"
import "./looks.scss"

/** How a notice will look, while it is being written: in our inbox, and among WeChat's service notices. */
export function Looks({ draft }: { draft: Draft }) {
  const { looks: text, urgent } = useText(noticesDesk)
  const { language } = useReading()
  const now = instantOf(Date.now())
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
        <Note>{text.wechat}</Note>
        <InWeChat draft={draft} />
      </View>
    </Section>
  )
}

function InWeChat({ draft }: { draft: Draft }) {
  const text = useText(noticesDesk).looks
  const { language } = useReading()
  const { value } = useReply("notices.templates", {})
  const now = instantOf(Date.now())
  const when = whenOf(draft, now)
  const key = contentOf(draft, now).content?.template ?? "news"
  const template = value?.templates.find(one => one.channel === "wechat" && one.template === key)
  if (!template) return null
  if (template.id === undefined) return <Note>{text.unset}</Note>
  const parts = partsOf({ ...draft, when: when === "wrong" ? undefined : when }, "zh")
  const fields = filledFields(template.fields, parts, otherwise("zh", now))
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
