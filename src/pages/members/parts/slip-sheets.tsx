import type { Value } from "../../../cloud/contracts"
import { shortAt } from "../../../cloud/short"
import { Text, View } from "../../../components/elements"
import { Qr } from "../../../components/qr"
import { membersDesk } from "../../../text/members-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords } from "../../../text/when"
import { printedAddress } from "./printed"
import "./slip-sheets.scss"

type Made = Value<"members.slips">
type Place = Value<"members.welcome">

/** Slips on a page of A4: 3 columns of 4. */
const onPage = 12

export function SlipSheets({ made: { slips, until, spot }, community }: { made: Made; community: Place }) {
  const desk = useText(membersDesk)
  const text = desk.slips
  const { language } = useReading()
  const pages = Array.from({ length: Math.ceil(slips.length / onPage) }, (_, page) =>
    slips.slice(page * onPage, (page + 1) * onPage),
  )
  return (
    <View className="slip-sheets">
      {pages.map(page => (
        <View key={page[0]?.household} className="slip-sheets__page">
          {page.map(slip => (
            <View key={slip.household} className="slip">
              <Text className="slip__place">{community.name}</Text>
              <Text className="slip__door">{desk.door(slip)}</Text>
              <Qr
                text={printedAddress(shortAt("q"), community.scene, slip.household, slip.code, spot)}
                label={`${text.scan} · ${desk.door(slip)}`}
                size="34mm"
              />
              <Text className="slip__scan">{text.scan}</Text>
              <Text className="slip__code">{slip.code}</Text>
              <Text className="slip__small">{`${text.keep} ${text.until(dayInWords(until, language))}`}</Text>
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}
