import type { Value } from "../../../cloud/contracts"
import { Text, View } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { notices } from "../../../text/notices"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { momentInWords } from "../../../text/when"
import { useSaid } from "./said"

export type Entry = Value<"notices.inbox">["unread"][number]

/** Notices as rows: what, its first words, when it was sent; the heading above says whether they are new. */
export function Entries({ entries, label }: { entries: readonly Entry[]; label: string }) {
  const text = useText(notices).inbox
  const { language } = useReading()
  const said = useSaid()
  return (
    <List label={label}>
      {entries.map(entry => {
        const { title, text: words } = said(entry.words)
        const [first = ""] = words.split("\n")
        return (
          <Row
            key={entry.notice}
            title={title}
            note={
              <>
                {first && <View>{first}</View>}
                <Text>{text.sent(momentInWords(entry.at, language))}</Text>
              </>
            }
            state={
              entry.withdrawn ? (
                <State kind="failed">{text.withdrawn}</State>
              ) : entry.urgent ? (
                <State kind="waiting">{text.urgent}</State>
              ) : undefined
            }
            to={`/pages/notices/notice?notice=${entry.notice}`}
          />
        )
      })}
    </List>
  )
}
