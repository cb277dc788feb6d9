import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Section } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { hall as words } from "../../../text/hall"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords } from "../../../text/when"
import { type Address, currentItem, currentMotion, type Hall, within } from "./hall"

/** What the body has agreed on before and is not done yet, the longest due first. */
const useLeftOpen = (hall: Hall, address: Address) => {
  const at = "at" in address ? { at: address.at } : {}
  const asked = useReply("meetings.followups", { body: hall.bodyId, ...at })
  return (asked.value?.followups ?? []).filter(({ standing }) => standing !== "done")
}

/** On the operator's page: what is still open, and the way to note it as done. */
export function LeftOpen({ hall, address }: { hall: Hall; address: Address }) {
  const text = useText(words).leftOpen
  const { language } = useReading()
  const open = useLeftOpen(hall, address)
  if (open.length === 0) return null
  return (
    <Section title={text.title}>
      <List label={text.title}>
        {open.map(({ id, what, who, by, standing }) => (
          <Row
            key={id}
            title={what}
            note={text.due(who, dayInWords(by, language))}
            state={
              <State kind={standing === "late" ? "failed" : "waiting"}>
                {standing === "late" ? text.late : text.open}
              </State>
            }
          />
        ))}
      </List>
      <Button
        kind="text"
        to={`/pages/meetings/followups?body=${hall.bodyId}${within("at" in address ? address.at : undefined)}`}
      >
        {text.go}
      </Button>
    </Section>
  )
}

/** So many fit below an item on a projector. */
const most = 3

/** On the screen, while a report or nothing yet is on: what is still open, without anybody's name. */
export function ScreenLeftOpen({ hall, address }: { hall: Hall; address: Address }) {
  const text = useText(words).leftOpen
  const { language } = useReading()
  const open = useLeftOpen(hall, address)
  const item = currentItem(hall)
  const on = hall.state === "open" && !currentMotion(hall) && (!item || item.kind === "report")
  if (!on || open.length === 0) return null
  return (
    <View className="hall__left" role="list" label={text.title}>
      <Text className="hall__item">{text.title}</Text>
      {open.slice(0, most).map(({ id, what, by, standing }) => (
        <View key={id} className="hall__open" role="listitem">
          <Text>{what}</Text>
          <Text className={`hall__due${standing === "late" ? " hall__due--late" : ""}`}>
            {standing === "late" ? text.lateSince(dayInWords(by, language)) : text.before(dayInWords(by, language))}
          </Text>
        </View>
      ))}
      {open.length > most && <Text className="hall__small">{text.more(open.length - most)}</Text>}
    </View>
  )
}
