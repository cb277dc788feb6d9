import { useState } from "react"
import { fenFromYuan } from "#cloud/shared/values/fen"
import type { Value } from "../../../cloud/contracts"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Field, Select } from "../../../components/field"
import { SentStrip } from "../../../components/standing"
import { funds } from "../../../text/funds"
import { money } from "../../../text/money"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"

const blank = { amount: "", source: "" }

/** Enters money that came in; the button says how much it will be. */
export function Granting({ funds: all, onDone }: { funds: Value<"funds.list">["funds"]; onDone: () => void }) {
  const text = useText(funds).desk
  const { language } = useReading()
  const [at, setAt] = useState(all.length === 1 ? 0 : -1)
  const [filled, setFilled] = useState(blank)
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend("funds.grant")
  const amount = fenFromYuan(filled.amount)
  const proper = amount !== undefined && amount > 0
  const source = filled.source.trim()
  const fund = all[at]?.fund
  const after = (outcome: typeof sent) => {
    if (outcome.state !== "recorded") return
    setFilled(blank)
    setTried(false)
    onDone()
  }
  const enter = async () => {
    setTried(true)
    if (fund !== undefined && proper && source.length >= 2) after(await send({ fund, amount, source }))
  }
  return (
    <Card title={text.grantTitle}>
      <SentStrip
        sent={sent}
        again={() => void again().then(after)}
        recorded={({ n, available }) => <Text>{text.granted(n, money(available, language))}</Text>}
      />
      <Select
        label={text.fund}
        options={all.map(({ name }) => name)}
        chosen={at}
        onChange={setAt}
        error={tried && fund === undefined ? text.fund : undefined}
      />
      <Field
        label={text.amount}
        kind="number"
        example={text.amountExample}
        value={filled.amount}
        onChange={value => setFilled({ ...filled, amount: value })}
        max={14}
        error={tried && !proper ? text.needAmount : undefined}
      />
      <Field
        label={text.source}
        example={text.sourceExample}
        value={filled.source}
        onChange={value => setFilled({ ...filled, source: value })}
        max={80}
        error={tried && source.length < 2 ? text.needSource : undefined}
      />
      <Button small busy={sent.state === "sending"} onPress={() => void enter()}>
        {proper ? text.grantDo(money(amount, language)) : text.grantPlain}
      </Button>
    </Card>
  )
}
