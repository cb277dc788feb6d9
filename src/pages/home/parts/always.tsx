import { Button } from "../../../components/button"
import { View } from "../../../components/elements"
import { home } from "../../../text/home"
import { readAs, useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import "./always.scss"

/** Stays at the top of the home page, whatever its state: large type, the other language, and where to complain. */
export function Always() {
  const text = useText(home).always
  const { elder, language } = useReading()
  return (
    <View className="always">
      <Button kind="plain" small onPress={() => readAs({ elder: !elder })}>
        {elder ? text.standard : text.elder}
      </Button>
      <Button kind="plain" small to="/pages/home/voice">
        {text.voice}
      </Button>
      <Button kind="text" small onPress={() => readAs({ language: language === "zh" ? "en" : "zh" })}>
        {text.language}
      </Button>
    </View>
  )
}
