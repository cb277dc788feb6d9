import { useState } from "react"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Field } from "../../../components/field"
import { SentStrip } from "../../../components/standing"
import { funds } from "../../../text/funds"
import { useText } from "../../../text/use-text"

/** Opens a fund. */
export function Opening({ onDone }: { onDone: () => void }) {
  const text = useText(funds).desk
  const [name, setName] = useState("")
  const [tried, setTried] = useState(false)
  const [opened, setOpened] = useState("")
  const { sent, send, again } = useSend("funds.open")
  const after = (outcome: typeof sent) => {
    if (outcome.state !== "recorded") return
    setOpened(name.trim())
    setName("")
    setTried(false)
    onDone()
  }
  const open = async () => {
    setTried(true)
    if (name.trim() !== "") after(await send({ name: name.trim() }))
  }
  return (
    <Card title={text.openTitle}>
      <SentStrip
        sent={sent}
        again={() => void again().then(after)}
        recorded={() => <Text>{text.opened(opened)}</Text>}
      />
      <Field
        label={text.name}
        example={text.nameExample}
        value={name}
        onChange={setName}
        max={60}
        error={tried && name.trim() === "" ? text.needName : undefined}
      />
      <Button small kind="plain" busy={sent.state === "sending"} onPress={() => void open()}>
        {text.openDo}
      </Button>
    </Card>
  )
}
