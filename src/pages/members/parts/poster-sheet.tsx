import type { Value } from "../../../cloud/contracts"
import { shortAt } from "../../../cloud/short"
import { Text, View } from "../../../components/elements"
import { Qr } from "../../../components/qr"
import { membersDesk } from "../../../text/members-desk"
import { useText } from "../../../text/use-text"
import type { MadeSpot } from "./poster-places"
import { printedAddress } from "./printed"
import "./poster-sheet.scss"

interface PosterProps {
  place: Value<"members.welcome">
  line: string
  when: string
  /** The place it hangs at, if it has a code of its own. */
  spot?: MadeSpot | undefined
}

/** So many signs fit in two lines of 96 points. */
const longest = 10

/** One page of A4, black on white. */
export function PosterSheet({ place, line, when, spot }: PosterProps) {
  const text = useText(membersDesk).poster
  const short = printedAddress(shortAt("q"), place.scene)
  const address = printedAddress(shortAt("q"), place.scene, spot?.key)
  return (
    <View className="poster">
      <Text className="poster__place">{place.name}</Text>
      <Text className={`poster__line${line.length > longest ? " poster__line--long" : ""}`}>{line}</Text>
      {when !== "" && <Text className="poster__when">{when}</Text>}
      <View className="poster__code">
        <Qr text={address} label={text.scan} size="118mm" />
      </View>
      <View className="poster__steps">
        {text.steps.map((step, at) => (
          <View key={step} className="poster__step">
            <Text className="poster__number">{String(at + 1)}</Text>
            <Text>{step}</Text>
          </View>
        ))}
      </View>
      <View className="poster__help">
        <Text className="poster__strong">{text.noScan}</Text>
        <Text>{text.call(place.clerk, place.phone)}</Text>
        <Text>{text.come(place.address)}</Text>
        <Text>{`${text.type} ${short}`}</Text>
        {spot && <Text className="poster__spot">{text.hangs(spot.words)}</Text>}
      </View>
    </View>
  )
}
