import { useState } from "react"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Row, RowMore } from "../../../components/list"
import { State } from "../../../components/mark"
import { Reason } from "../../../components/reason"
import { SentStrip } from "../../../components/standing"
import { hall as words } from "../../../text/hall"
import { useText } from "../../../text/use-text"
import { clockInWords } from "../../../text/when"
import type { Address, Hall } from "./hall"
import type { useHandQueue } from "./hand-queue"
import { type Doing, RollForm } from "./roll-form"
import type { SeatLine } from "./use-seats"

interface RollSeatProps {
  seat: SeatLine
  seats: readonly SeatLine[]
  hall: Hall
  address: Address
  queue: ReturnType<typeof useHandQueue>
  onChange: () => void
}

/** One seat of the roll and what the operator can do for it. */
export function RollSeat({ seat, seats, hall, address, queue, onChange }: RollSeatProps) {
  const text = useText(words).desk
  const [doing, setDoing] = useState<Doing>()
  const end = useSend("meetings.endProxy")
  const paper = useSend("votes.markPaper")
  const place = "at" in address ? { at: address.at } : {}
  const motion = hall.motions.find(({ state }) => state === "open")
  const ended = (outcome: { state: string }) => outcome.state === "recorded" && onChange()
  const more = doing !== undefined || [end, paper].some(({ sent }) => sent.state !== "idle" && sent.state !== "sending")
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
              {seat.here && motion && paper.sent.state !== "recorded" && (
                <Button
                  kind="text"
                  small
                  label={`${text.paperMark} · ${seat.name}`}
                  onPress={() => void paper.send({ ...place, vote: motion.vote, seat: seat.seat })}
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
                <Button kind="text" small onPress={() => void end.send({ ...address, seat: seat.seat }).then(ended)}>
                  {text.proxyEnd}
                </Button>
              )}
            </>
          )
        }
      />
      {more && (
        <RowMore>
          {end.sent.state !== "recorded" && <SentStrip sent={end.sent} again={() => void end.again().then(ended)} />}
          <SentStrip sent={paper.sent} again={() => void paper.again()} recorded={() => text.paperGiven} />
          {paper.sent.state === "recorded" && motion && (
            <Reason
              action="votes.unmarkPaper"
              input={why => ({ ...place, vote: motion.vote, seat: seat.seat, reason: why })}
              open={text.paperBack}
              title={text.paperBack}
              label={text.reason}
              example={text.paperExample}
              need={text.needReason}
              least={2}
              max={200}
              quiet
              send={text.paperBack}
              keep={text.back}
              onDone={paper.reset}
            />
          )}
          {doing && (
            <RollForm
              key={doing}
              {...{ doing, seat, seats, address, queue, onChange }}
              onDone={() => setDoing(undefined)}
            />
          )}
        </RowMore>
      )}
    </>
  )
}
