import { useState } from "react"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Stack } from "../../../components/card"
import { Field } from "../../../components/field"
import { SentStrip } from "../../../components/standing"
import { councilsDesk } from "../../../text/councils-desk"
import { useText } from "../../../text/use-text"
import type { At, Seat } from "./seat-row"
import { today } from "./seating"

/** A holder leaves, or the seat itself is closed; from which day, and why. */
export function Leaving({
  seat,
  what,
  at,
  done,
  cancel,
}: {
  seat: Seat
  what: "vacate" | "close"
  at: At
  done: () => void
  cancel: () => void
}) {
  const text = useText(councilsDesk).seats
  const [from, setFrom] = useState<string>(today())
  const [reason, setReason] = useState("")
  const leaving = useSend("councils.vacateSeat")
  const closing = useSend("councils.closeSeat")
  const { sent, again } = what === "vacate" ? leaving : closing
  const act = async () => {
    const told = { seat: seat.seat, from, reason: reason.trim(), ...at }
    const outcome = await (what === "vacate" ? leaving.send({ ...told, as: "holder" }) : closing.send(told))
    if (outcome.state === "recorded") done()
  }
  return (
    <Stack>
      <Field label={text.from} kind="date" value={from} onChange={setFrom} />
      <Field label={text.reason} example={text.reasonExample} value={reason} onChange={setReason} max={100} />
      <SentStrip sent={sent} again={() => void again()} />
      <Button kind="plain" disabled={reason.trim() === ""} busy={sent.state === "sending"} onPress={() => void act()}>
        {text.act[what]}
      </Button>
      <Button kind="text" small onPress={cancel}>
        {text.cancel}
      </Button>
    </Stack>
  )
}
