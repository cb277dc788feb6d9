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

/** The doors of a building where nobody has heard a notice, to take along, or those of every building: doors only, no names. */
export default function VisitPage() {
  const { where } = useText(noticesDesk)
  const words = useText(noticesChannels)
  const { notice = "", building } = useRouter().params
  const asked = useReply("notices.visit", { notice, ...(building !== undefined && { building }) })
  return (
    <Page where={where} wide foot={canPrint && <Button onPress={printPage}>{words.paperPage.print}</Button>}>
      {!canPrint && <Strip kind="info">{words.paperPage.onComputer}</Strip>}
      <ScreenOnly>
        <Text>{words.visit.lead}</Text>
      </ScreenOnly>
      <Show asked={asked}>
        {visit =>
          visit.buildings.length === 0 ? (
            <Empty says={building === undefined ? words.report.none : words.visit.none} />
          ) : (
            visit.buildings.map(one => <Sheet key={one.building} visit={visit} place={one} />)
          )
        }
      </Show>
    </Page>
  )
}

interface SheetProps {
  visit: Visit
  place: Visit["buildings"][number]
}

function Sheet({ visit, place: { compound, name, doors } }: SheetProps) {
  const { title, text: said, urgent, who, when, place } = visit
  const { writing, looks } = useText(noticesDesk)
  const text = useText(noticesChannels).visit
  const { part } = looks
  const building = writing.building(name, compound)
  const { language } = useReading()
  return (
    <View className="visit">
      <Heading level={1} className="visit__title">
        {text.title(building)}
      </Heading>
      <Text className="visit__notice">{headOf(title, urgent, language)}</Text>
      <View className="visit__said">{said}</View>
      {who && <Text className="visit__fact">{`${part.who}：${who}`}</Text>}
      {when && <Text className="visit__fact">{`${part.when}：${momentInWords(when, language)}`}</Text>}
      {place && <Text className="visit__fact">{`${part.place}：${place}`}</Text>}
      <Text className="visit__count">{text.count(doors.length)}</Text>
      <View className="visit__table" role="list">
        <View className="visit__head" silent>
          <View className="visit__row visit__row--head">
            <Text className="visit__cell">{text.unit}</Text>
            <Text className="visit__cell">{text.door}</Text>
            <Text className="visit__cell">{building}</Text>
            <Text className="visit__cell">{text.told}</Text>
          </View>
        </View>
        {doors.map(({ unit, door, joined }) => (
          <View key={`${unit}|${door}`} className="visit__row" role="listitem">
            <Text className="visit__cell">{unit}</Text>
            <Text className="visit__cell visit__door">{door}</Text>
            <Text className="visit__cell">{joined ? text.joined : text.unjoined}</Text>
            <Text className="visit__cell">□</Text>
          </View>
        ))}
      </View>
      <Text className="visit__by">{text.by}</Text>
    </View>
  )
}
