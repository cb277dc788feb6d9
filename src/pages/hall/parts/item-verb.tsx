import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { SentStrip } from "../../../components/standing"
import { hall as words } from "../../../text/hall"
import { useText } from "../../../text/use-text"
import type { Address, Hall } from "./hall"

interface ItemVerbProps {
  hall: Hall
  address: Address
  item: Hall["agenda"][number]
  refresh: () => void
  onPut: () => void
}

/** One verb a row: put the item on, or, when it is on, put it to the vote. */
export function ItemVerb({ hall, address, item, refresh, onPut }: ItemVerbProps) {
  const text = useText(words).desk
  const { sent, send, again } = useSend("meetings.putOn")
  const after = (outcome: { state: string }) => {
    if (outcome.state === "recorded" || outcome.state === "refused") refresh()
  }
  const running = hall.motions.some(({ state }) => state === "open")
  const before = hall.motions.some(one => one.item === item.item)
  if (hall.item !== item.item)
    return (
      <>
        {sent.state !== "recorded" && <SentStrip sent={sent} again={() => void again().then(after)} />}
        <Button
          kind="plain"
          small
          disabled={running}
          busy={sent.state === "sending"}
          label={`${text.putOn} · ${item.title}`}
          onPress={() => void send({ ...address, item: item.item }).then(after)}
        >
          {text.putOn}
        </Button>
      </>
    )
  if (item.kind !== "motion" || running) return null
  const verb = before ? text.putAgain : text.put
  return (
    <Button small disabled={!hall.figures.valid} label={`${verb} · ${item.title}`} onPress={onPut}>
      {verb}
    </Button>
  )
}
