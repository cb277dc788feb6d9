import { shortAt } from "../../../cloud/short"
import { Text, View } from "../../../components/elements"
import { Qr } from "../../../components/qr"
import { hall as words } from "../../../text/hall"
import { useText } from "../../../text/use-text"
import type { Address, Hall } from "./hall"

/** At the right bottom: what a phone scans, and the same to type. Only where staff are signed in, and while the hall is open. */
export function ScreenCode({ hall, address }: { hall: Hall; address: Address }) {
  const text = useText(words).screen
  if (!hall.code) return null
  const { code } = hall.code
  const scanned = `${shortAt("in")}${hall.meeting}/${code}${"at" in address ? "/street" : ""}`
  return (
    <View className="hall__code">
      <Qr text={scanned} label={text.scan} size="30vh" />
      <Text className="hall__scan">{text.scan}</Text>
      <Text className="hall__digits">{`${code.slice(0, 3)} ${code.slice(3)}`}</Text>
      <Text className="hall__small">{text.changes}</Text>
    </View>
  )
}
