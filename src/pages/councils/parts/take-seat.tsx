import { useState } from "react"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card, Stack } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Field } from "../../../components/field"
import { SentStrip } from "../../../components/standing"
import { councils } from "../../../text/councils"
import { useText } from "../../../text/use-text"

/** A code from the staff, typed by its person. It does not say whether its seat is the community's or the street's. */
export function TakeSeat({ street, taken }: { street: boolean; taken: () => void }) {
  const text = useText(councils).list
  const [code, type] = useState("")
  const here = useSend("councils.takeSeat")
  const there = useSend("councils.takeSeat")
  const unknown = here.sent.state === "refused" && here.sent.no.code === "councils.noSuchCode"
  const shown = street && unknown ? there : here
  const take = async () => {
    const outcome = await here.send({ code: code.trim() })
    const next =
      street && outcome.state === "refused" && outcome.no.code === "councils.noSuchCode"
        ? await there.send({ code: code.trim(), at: "street" })
        : outcome
    if (next.state === "recorded") taken()
  }
  return (
    <Card title={text.code}>
      <Stack>
        <Field label={text.codeField} hint={text.codeWhy} example="K7QM-2XHP" value={code} onChange={type} max={20} />
        <SentStrip
          sent={shown.sent}
          again={() => void shown.again()}
          recorded={({ name, group, as }) => <Text>{text.taken(name, group, as === "substitute")}</Text>}
        />
        <Button
          kind="plain"
          busy={here.sent.state === "sending" || there.sent.state === "sending"}
          disabled={code.trim().length < 8}
          onPress={() => void take()}
        >
          {text.take}
        </Button>
      </Stack>
    </Card>
  )
}
