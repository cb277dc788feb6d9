import { useState } from "react"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Field, Select } from "../../../components/field"
import { Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { SentStrip } from "../../../components/standing"
import { Switch } from "../../../components/switch"
import { hall as words } from "../../../text/hall"
import { useText } from "../../../text/use-text"
import { clockInWords } from "../../../text/when"
import type { Address, Hall } from "./hall"
import type { useHandQueue } from "./hand-queue"
import type { SeatLine } from "./use-seats"

interface RollSeatProps {
  seat: SeatLine
  seats: readonly SeatLine[]
  hall: Hall
  address: Address
  queue: ReturnType<typeof useHandQueue>
  onChange: () => void
}

type Doing = "hand" | "leave" | "proxy" | undefined

/** One seat of the roll and what the operator can do for it. */
export function RollSeat({ seat, seats, hall, address, queue, onChange }: RollSeatProps) {
  const text = useText(words).desk
  const [doing, setDoing] = useState<Doing>()
  const [reason, setReason] = useState("")
  const [stands, setStands] = useState(false)
  const [to, setTo] = useState(-1)
  const leave = useSend("meetings.noteLeft")
  const give = useSend("meetings.recordProxy")
  const end = useSend("meetings.endProxy")
  const paper = useSend("votes.markPaper")
  const done = () => {
    setDoing(undefined)
    setReason("")
  }
  const after = (outcome: { state: string }) => {
    if (outcome.state !== "recorded") return
    done()
    onChange()
  }
  const about = { ...address, seat: seat.seat }
  const others = seats.filter(one => !one.observer && !one.vacant && one.seat !== seat.seat)
  const chosen = others[to]
  const motion = hall.motions.find(({ state }) => state === "open")
  const said = reason.trim()
  const acts = {
    hand: () => {
      queue.add({ ...about, reason: said, ...(stands && { who: "substitute" as const }) }, seat.name)
      done()
    },
    leave: () => void leave.send({ ...about, reason: said }).then(after),
    proxy: () => chosen && void give.send({ ...about, to: chosen.seat, words: said }).then(after),
  }
  const words_ = { hand: text.handGo, leave: text.leaveGo, proxy: text.proxyGo }
  const examples = { hand: text.reasonExample, leave: text.leaveExample, proxy: text.proxyExample }
  const note = [
    seat.group,
    seat.observer && text.observer,
    seat.vacant && text.vacant,
    seat.here && seat.at && `${text.cameAt(clockInWords(seat.at))}（${text.by[seat.by ?? "code"]}）`,
    seat.offline && text.offline,
    seat.left && text.leftAt(clockInWords(seat.left)),
    seat.proxy && text.proxyTo(seat.proxy.name),
  ]
  return (
    <>
      <Row
        title={seat.name || seat.group}
        note={note.filter(Boolean).join(" · ")}
        state={
          seat.here ? (
            <State kind="done">{text.filter.here}</State>
          ) : seat.proxy ? (
            <State kind="info">{text.proxyTo(seat.proxy.name)}</State>
          ) : undefined
        }
        verb={
          !seat.observer &&
          !seat.vacant && (
            <>
              {!seat.here && (
                <Button kind="plain" small label={`${text.hand} · ${seat.name}`} onPress={() => setDoing("hand")}>
                  {text.hand}
                </Button>
              )}
              {seat.here && (
                <Button kind="text" small label={`${text.leave} · ${seat.name}`} onPress={() => setDoing("leave")}>
                  {text.leave}
                </Button>
              )}
              {seat.here && motion && (
                <Button
                  kind="text"
                  small
                  label={`${text.paperMark} · ${seat.name}`}
                  onPress={() =>
                    void paper.send({ vote: motion.vote, seat: seat.seat, ...("at" in address && { at: address.at }) })
                  }
                >
                  {text.paperMark}
                </Button>
              )}
              {!seat.here && hall.proxies > 0 && !seat.proxy && (
                <Button kind="text" small label={`${text.proxy} · ${seat.name}`} onPress={() => setDoing("proxy")}>
                  {text.proxy}
                </Button>
              )}
              {seat.proxy && (
                <Button kind="text" small onPress={() => void end.send(about).then(after)}>
                  {text.proxyEnd}
                </Button>
              )}
            </>
          )
        }
      />
      {[leave, give, end, paper].map(({ sent, again }, place) =>
        sent.state === "recorded" && place < 3 ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the sends keep their places
          <SentStrip key={place} sent={sent as typeof leave.sent} again={() => void again().then(after)} />
        ),
      )}
      {doing && (
        <>
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
            example={examples[doing]}
            max={100}
            value={reason}
            onChange={setReason}
          />
          {doing === "hand" && seat.substitute && <Switch label={text.substitute} on={stands} onChange={setStands} />}
          <Button
            kind="plain"
            disabled={said.length < 2 || (doing === "proxy" && !chosen)}
            busy={leave.sent.state === "sending" || give.sent.state === "sending"}
            onPress={acts[doing]}
          >
            {words_[doing]}
          </Button>
          <Button kind="text" onPress={done}>
            {text.back}
          </Button>
        </>
      )}
    </>
  )
}
