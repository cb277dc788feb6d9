import { useState } from "react"
import type { Input } from "../../../cloud/contracts"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Stack } from "../../../components/card"
import { Text } from "../../../components/elements"
import { SentStrip } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { councilsDesk } from "../../../text/councils-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords } from "../../../text/when"
import type { At, Seat } from "./seat-row"
import { Term, termOf, today } from "./seating"

/** A code to hand to the person who is to have the seat. */
export function Coding({
  seat,
  as,
  at,
  cancel,
}: {
  seat: Seat
  as: Input<"councils.seatCode">["as"]
  at: At
  cancel: () => void
}) {
  const text = useText(councilsDesk).seats
  const { language } = useReading()
  const [from, setFrom] = useState<string>(today())
  const [until, setUntil] = useState("")
  const { sent, send, again } = useSend("councils.seatCode")
  return (
    <Stack>
      {sent.state === "recorded" ? (
        <Strip kind="done" title={text.code(sent.value.code)}>
          <Text>{text.codeWhy(dayInWords(sent.value.good, language))}</Text>
        </Strip>
      ) : (
        <>
          <Term
            from={from}
            until={until}
            onChange={(first, last) => {
              setFrom(first)
              setUntil(last)
            }}
          />
          <SentStrip sent={sent} again={() => void again()} />
          <Button
            kind="plain"
            busy={sent.state === "sending"}
            onPress={() => void send({ seat: seat.seat, as, ...termOf(from, until), ...at })}
          >
            {text.codeGo}
          </Button>
        </>
      )}
      <Button kind="text" small onPress={cancel}>
        {text.cancel}
      </Button>
    </Stack>
  )
}
