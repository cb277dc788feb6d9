import { Button } from "../../../components/button"
import { View } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { Switch } from "../../../components/switch"
import { home } from "../../../text/home"
import { readAs, useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"

/** Always within reach, whatever else the home page shows: large type, the other language, and where to complain. */
export function ReadingRows() {
  const text = useText(home)
  const shared = useText()
  const { elder, language } = useReading()
  return (
    <View>
      <List label={text.reading.title}>
        <Row title={text.links.voice} note={text.links.voiceNote} to="/pages/home/voice" />
      </List>
      <Switch label={shared.elder} note={shared.elderHint} on={elder} onChange={on => readAs({ elder: on })} />
      <Button kind="text" onPress={() => readAs({ language: language === "zh" ? "en" : "zh" })}>
        {shared.language}
      </Button>
    </View>
  )
}
