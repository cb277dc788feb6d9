import { nextSaid, type Said } from "#cloud/meetings/polls/rules"
import { Press, Text, View } from "../../../components/elements"
import { Mark, type MarkKind } from "../../../components/mark"
import { meetings } from "../../../text/meetings"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords } from "../../../text/when"
import type { Slot } from "./poll"
import "./slot-cell.scss"

/** The shape of each answer; its word always stands beside it. */
export const shapes = { yes: "done", ifNeeded: "waiting", no: "failed" } as const satisfies Record<Said, MarkKind>

/** What was said, as its shape and word; an empty box where nothing was. */
export const SaidMark = ({ said }: { said: Said | undefined }) => {
  const text = useText(meetings).said
  return (
    <View className="said">
      {said ? <Mark kind={shapes[said]} /> : <View className="said__empty" silent />}
      <Text className="said__word">{text[said ?? "none"]}</Text>
    </View>
  )
}

export interface SlotCellProps {
  slot: Slot
  said: Said | undefined
  /** Without it the cell only shows. */
  onSay?: ((said: Said | undefined) => void) | undefined
}

/** A time in one cell: a tap goes on to the next of the three answers. */
export function SlotCell({ slot, said, onSay }: SlotCellProps) {
  const text = useText(meetings)
  const { language } = useReading()
  const next = nextSaid(said)
  const count = slot.count && text.count(slot.count.yes, slot.count.ifNeeded)
  const shown = (
    <>
      <Text className="slot-cell__time">{text.time(slot.from, slot.to)}</Text>
      <SaidMark said={said} />
      {count && <Text className="slot-cell__count">{count}</Text>}
    </>
  )
  const className = `slot-cell slot-cell--${said ?? "none"}`
  if (!onSay) return <View className={`${className} slot-cell--still`}>{shown}</View>
  return (
    <Press className={className} onPress={() => onSay(next)}>
      <Text className="slot-cell__spoken">{dayInWords(slot.day, language)} </Text>
      {shown}
      <Text className="slot-cell__spoken">{text.tapTo(text.said[next ?? "none"])}</Text>
    </Press>
  )
}
