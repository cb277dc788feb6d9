import { Page } from "../../components/page"
import { Switch } from "../../components/switch"
import { readAs, useReading } from "../../text/reading"
import { useText } from "../../text/use-text"

export default function Home() {
  const { elder } = useReading()
  const text = useText()
  return (
    <Page where={text.name} title={text.name}>
      <Switch label={text.elder} note={text.elderHint} on={elder} onChange={on => readAs({ elder: on })} />
    </Page>
  )
}
