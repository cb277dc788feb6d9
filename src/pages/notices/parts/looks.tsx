import { useState } from "react"
import { rightNow } from "../../../cloud/clock"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Note, Section } from "../../../components/card"
import { View } from "../../../components/elements"
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
  const words = useText(noticesChannels)
  const [open, setOpen] = useState(false)
  const templates = useReply("notices.templates", {}).value?.templates
  const channels = useReply("notices.channels", {}).value?.channels
  if (!templates || !channels) return null
  const now = rightNow()
  const when = whenOf(draft, now)
  const key = contentOf(draft, now).content?.template ?? "news"
  const looks = liveLooks({ ...draft, when: when === "wrong" ? undefined : when }, key, { channels, templates }, now)
  const [wechat, others] = [looks.filter(isWeChat), looks.filter(one => !isWeChat(one))]
  const noTexts =
    channels.some(({ channel, used }) => channel === "sms" && used) && !looks.some(({ channel }) => channel === "sms")
  return (
    <>
      <LooksList looks={wechat} about={key} templates={templates} />
      {others.length > 0 && !open && (
        <Button kind="text" small onPress={() => setOpen(true)}>
          {words.looks.others(others.map(({ channel }) => words.name[channel]))}
        </Button>
      )}
      {open && <LooksList looks={others} about={key} templates={templates} />}
      {noTexts && <Note>{words.reach.textsOff}</Note>}
    </>
  )
}

const isWeChat = ({ channel }: Look): boolean => channel === "wechat"
