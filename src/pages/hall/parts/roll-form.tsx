import { useState } from "react"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Field, Select } from "../../../components/field"
import { SentStrip } from "../../../components/standing"
import { Switch } from "../../../components/switch"
import { hall as words } from "../../../text/hall"
import { useText } from "../../../text/use-text"
import type { Address } from "./hall"
import type { useHandQueue } from "./hand-queue"
import type { SeatLine } from "./use-seats"

/** What the operator writes down for a seat: it came, it left, or it is represented. */
export type Doing = "hand" | "leave" | "proxy"

interface RollFormProps {
  doing: Doing
  seat: SeatLine
  seats: readonly SeatLine[]
  address: Address
  queue: ReturnType<typeof useHandQueue>
  onDone: () => void
  onChange: () => void
}

/** The reason, or the paper, and for a mandate to whom. */
export function RollForm({ doing, seat, seats, address, queue, onDone, onChange }: RollFormProps) {
  const text = useText(words).desk
  const [reason, setReason] = useState("")
  const [stands, setStands] = useState(false)
  const [to, setTo] = useState(-1)
  const leave = useSend("meetings.noteLeft")
  const give = useSend("meetings.recordProxy")
  const others = seats.filter(one => !one.observer && !one.vacant && one.seat !== seat.seat)
  const chosen = others[to]
  const about = { ...address, seat: seat.seat }
  const said = reason.trim()
  const after = (outcome: { state: string }) => {
    if (outcome.state !== "recorded") return
    onDone()
    onChange()
  }
  const act = {
    hand: () => {
      queue.add({ ...about, reason: said, ...(stands && { who: "substitute" as const }) }, seat.name)
      onDone()
    },
    leave: () => void leave.send({ ...about, reason: said }).then(after),
    proxy: () => chosen && void give.send({ ...about, to: chosen.seat, words: said }).then(after),
  }[doing]
  const go = { hand: text.handGo, leave: text.leaveGo, proxy: text.proxyGo }[doing]
  const example = { hand: text.reasonExample, leave: text.leaveExample, proxy: text.proxyExample }[doing]
  return (
    <>
      <SentStrip sent={leave.sent} again={() => void leave.again().then(after)} />
      <SentStrip sent={give.sent} again={() => void give.again().then(after)} />
      {doing === "proxy" && (
        <Select
          label={text.proxyTitle(seat.name)}
          options={others.map(one => `${one.name}（${one.group}）`)}
          chosen={to}
          onChange={setTo}
        />
      )}
      <Field
        label={doing === "proxy" ? text.proxyPaper : text.reason}
        example={example}
        max={100}
        value={reason}
        onChange={setReason}
      />
      {doing === "hand" && seat.substitute && <Switch label={text.substitute} on={stands} onChange={setStands} />}
      <Button
        kind="plain"
        disabled={said.length < 2 || (doing === "proxy" && !chosen)}
        busy={leave.sent.state === "sending" || give.sent.state === "sending"}
        onPress={act}
      >
        {go}
      </Button>
      <Button kind="text" onPress={onDone}>
        {text.back}
      </Button>
    </>
  )
}
