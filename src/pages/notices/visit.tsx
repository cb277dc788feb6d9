import { useRouter } from "@tarojs/taro"
import { headOf } from "#cloud/notices/templates/words"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Heading, Text, View } from "../../components/elements"
import { Page } from "../../components/page"
import { Empty, Show } from "../../components/standing"
import { Strip } from "../../components/strip"
import { noticesChannels } from "../../text/notices-channels"
import { noticesDesk } from "../../text/notices-desk"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { momentInWords } from "../../text/when"
import { canPrint, printPage } from "../members/parts/paper"
import { ScreenOnly } from "../members/parts/screen-only"
import "./visit.scss"

type Visit = Value<"notices.visit">

/** The doors of a building where nobody has heard a notice, to take along: doors only, no names. */
export default function VisitPage() {
  const { where } = useText(noticesDesk)
  const words = useText(noticesChannels)
  const { notice = "", building = "" } = useRouter().params
  const asked = useReply("notices.visit", { notice, building })
  return (
    <Page where={where} wide foot={canPrint && <Button onPress={printPage}>{words.paperPage.print}</Button>}>
      {!canPrint && <Strip kind="info">{words.paperPage.onComputer}</Strip>}
      <ScreenOnly>
        <Text>{words.visit.lead}</Text>
      </ScreenOnly>
      <Show asked={asked}>
        {visit => (visit.doors.length === 0 ? <Empty says={words.visit.none} /> : <Sheet visit={visit} />)}
      </Show>
    </Page>
  )
}

function Sheet({ visit: { compound, name, title, text: said, urgent, who, when, place, doors } }: { visit: Visit }) {
  const { writing } = useText(noticesDesk)
  const text = useText(noticesChannels).visit
  const { language } = useReading()
  return (
    <View className="visit">
      <Heading level={1} className="visit__title">
        {text.title(writing.building(name, compound))}
      </Heading>
      <Text className="visit__notice">{headOf(title, urgent, language)}</Text>
      <Text>{said}</Text>
      {who && <Text className="visit__fact">{`${writing.who}：${who}`}</Text>}
      {when && <Text className="visit__fact">{`${writing.day}：${momentInWords(when, language)}`}</Text>}
      {place && <Text className="visit__fact">{`${writing.place}：${place}`}</Text>}
      <Text className="visit__count">{text.count(doors.length)}</Text>
      <View className="visit__row visit__row--head">
        <Text>{text.unit}</Text>
        <Text>{text.door}</Text>
        <Text>{text.why}</Text>
        <Text>{text.told}</Text>
      </View>
      <View role="list">
        {doors.map(({ unit, door, joined }) => (
          <View key={`${unit}|${door}`} className="visit__row" role="listitem">
            <Text>{unit}</Text>
            <Text className="visit__door">{door}</Text>
            <Text>{joined ? text.joined : text.unjoined}</Text>
            <Text>□</Text>
          </View>
        ))}
      </View>
      <Text className="visit__by">{text.by}</Text>
    </View>
  )
}
