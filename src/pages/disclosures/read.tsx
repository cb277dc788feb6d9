import { useRouter } from "@tarojs/taro"
import { rightNow } from "../../cloud/clock"
import { useCommunity } from "../../cloud/community"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { Note, Section } from "../../components/card"
import { Text, View } from "../../components/elements"
import { List, Row } from "../../components/list"
import { State } from "../../components/mark"
import { Page } from "../../components/page"
import { Show } from "../../components/standing"
import { Strip } from "../../components/strip"
import { disclosures } from "../../text/disclosures"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { dayInWords, lastDayInWords } from "../../text/when"
import {
  kindInWords,
  markOf,
  nameInWords,
  stateInWords,
  textInWords,
  textNameInWords,
  valueInWords,
} from "./parts/words"

/** One publication in full, and the hash by which it can be checked. */
export default function Read() {
  const text = useText(disclosures)
  const { language } = useReading()
  const known = useCommunity()
  const { community = known?.id ?? "", disclosure = "", at } = useRouter().params
  const asked = useReply("disclosures.read", {
    ...{ community, disclosure: decodeURIComponent(disclosure) },
    ...(at === "street" && { at }),
  })
  const shown = asked.value
  return (
    <Page
      where={text.where}
      title={shown?.title}
      lead={shown && `${kindInWords(shown.kind, language)} · ${text.published(dayInWords(shown.at, language))}`}
    >
      <Show asked={asked}>{value => <Published published={value} />}</Show>
    </Page>
  )
}

type Disclosure = Value<"disclosures.read">

function Published({ published }: { published: Disclosure }) {
  const text = useText(disclosures)
  const { language } = useReading()
  const { figures, texts = {}, rows, remarks } = published.body
  const last = lastDayInWords(published.until, language)
  const inPublic = rightNow() < published.until
  return (
    <>
      <Strip kind={inPublic ? "info" : "done"}>{inPublic ? text.standing(last) : text.over(last)}</Strip>
      {Object.keys(figures).length + Object.keys(texts).length > 0 && (
        <Section title={text.figuresTitle}>
          <List label={text.figuresTitle}>
            {Object.entries(texts).map(([name, value]) => (
              <Row key={name} title={textNameInWords(name, language)} state={textInWords(name, value, language)} />
            ))}
            {Object.entries(figures).map(([name, value]) => (
              <Row key={name} title={nameInWords(name, language)} state={valueInWords(name, value, language)} />
            ))}
          </List>
        </Section>
      )}
      {rows.length > 0 && (
        <Section title={text.rowsTitle}>
          <List label={text.rowsTitle}>
            {rows.map((row, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a published row is its place
              <PublishedRow key={place} row={row} />
            ))}
          </List>
        </Section>
      )}
      {remarks.map(remark => (
        <Text key={remark.zh}>{remark[language]}</Text>
      ))}
      <Section title={text.hashTitle}>
        <Text>{text.hash(published.hash.slice(0, 8))}</Text>
        <Note>
          <View>
            <Text>{published.hash}</Text>
          </View>
          <Text>{text.hashNote}</Text>
        </Note>
      </Section>
    </>
  )
}

function PublishedRow({ row }: { row: Disclosure["body"]["rows"][number] }) {
  const { language } = useReading()
  const figures = [
    ...Object.entries(row.texts ?? {}).map(([name, value]) => textInWords(name, value, language)),
    ...Object.entries(row.figures).map(([name, value]) => valueInWords(name, value, language)),
  ]
  return (
    <Row
      title={row.title}
      note={
        <View>
          <View>
            <Text>{[row.note, ...figures].filter(Boolean).join(" · ")}</Text>
          </View>
          {row.reason && <Text>{row.reason[language]}</Text>}
        </View>
      }
      state={<State kind={markOf(row.state)}>{stateInWords(row.state, language)}</State>}
    />
  )
}
