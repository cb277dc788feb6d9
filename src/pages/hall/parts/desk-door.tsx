import { useState } from "react"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { SentStrip } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { hall as words } from "../../../text/hall"
import { useText } from "../../../text/use-text"
import { type Address, type Hall, within } from "./hall"

/** Opening the hall, and closing the meeting. */
export function DeskDoor({ hall, address, refresh }: { hall: Hall; address: Address; refresh: () => void }) {
  const text = useText(words)
  const open = useSend("meetings.openMeeting")
  const close = useSend("meetings.closeMeeting")
  const [closing, setClosing] = useState(false)
  const at = "at" in address ? address.at : undefined
  const after = (outcome: { state: string }) => {
    if (outcome.state === "recorded" || outcome.state === "refused") refresh()
  }
  if (hall.state === "called")
    return (
      <>
        <SentStrip sent={open.sent} again={() => void open.again().then(after)} recorded={() => text.desk.opened} />
        <Button busy={open.sent.state === "sending"} onPress={() => void open.send(address).then(after)}>
          {text.desk.open}
        </Button>
      </>
    )
  if (hall.state === "cancelled") return <Strip kind="failed">{text.cancelled}</Strip>
  if (hall.state === "closed")
    return (
      <>
        <Strip kind="done">{text.closed}</Strip>
        <Button to={`/pages/meetings/minutes?${within(at)}`}>{text.desk.minutes}</Button>
      </>
    )
  if (!closing)
    return (
      <Button kind="plain" onPress={() => setClosing(true)}>
        {text.desk.close}
      </Button>
    )
  return (
    <>
      <Strip kind="waiting">{text.desk.closeSure}</Strip>
      <SentStrip sent={close.sent} again={() => void close.again().then(after)} />
      <Button kind="text" onPress={() => setClosing(false)}>
        {text.desk.keep}
      </Button>
      <Button busy={close.sent.state === "sending"} onPress={() => void close.send(address).then(after)}>
        {text.desk.closeGo}
      </Button>
    </>
  )
}
