import { useState } from "react"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Text } from "../../../components/elements"
import { SentStrip } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { hall as words } from "../../../text/hall"
import { useText } from "../../../text/use-text"
import { clockInWords } from "../../../text/when"
import type { Address, Hall } from "./hall"

/** Who is in: the proof of it, the floor, and the way out. */
export function InHall({ hall, address, refresh }: { hall: Hall; address: Address; refresh: () => void }) {
  const text = useText(words).live
  const here = hall.mine.filter(one => one.here)
  const speak = useSend("meetings.askToSpeak")
  const leave = useSend("meetings.leaveHall")
  const [leaving, setLeaving] = useState(false)
  if (here.length === 0) return null
  const waiting = hall.waiting.findIndex(one => here.some(({ seat }) => seat === one.seat))
  const after = (outcome: { state: string }) => {
    if (outcome.state !== "recorded") return
    setLeaving(false)
    refresh()
  }
  return (
    <>
      <Strip kind="done" title={text.checkedIn}>
        {here.map(({ seat, group, standIn, number, since }) => (
          <Text key={seat}>
            {[text.seat(group, standIn), number && text.number(number), since && text.since(clockInWords(since))]
              .filter(Boolean)
              .join(" · ")}
          </Text>
        ))}
      </Strip>
      {hall.state === "open" && !leaving && (
        <>
          {waiting >= 0 ? (
            <Strip kind="info">{waiting === 0 ? text.askedFirst : text.asked(waiting)}</Strip>
          ) : (
            <Button
              kind="plain"
              busy={speak.sent.state === "sending"}
              onPress={() => void speak.send(address).then(after)}
            >
              {text.speak}
            </Button>
          )}
          {speak.sent.state !== "recorded" && (
            <SentStrip sent={speak.sent} again={() => void speak.again().then(after)} />
          )}
          <Button kind="text" onPress={() => setLeaving(true)}>
            {text.leave}
          </Button>
        </>
      )}
      {leaving && (
        <>
          <Strip kind="waiting">{text.leaveSure}</Strip>
          <SentStrip sent={leave.sent} again={() => void leave.again().then(after)} />
          <Button
            kind="plain"
            busy={leave.sent.state === "sending"}
            onPress={() => void leave.send(address).then(after)}
          >
            {text.leaveGo}
          </Button>
          <Button kind="text" onPress={() => setLeaving(false)}>
            {text.stay}
          </Button>
        </>
      )}
    </>
  )
}
