import { saidBy } from "../../../cloud/reply"
import { Button } from "../../../components/button"
import { Card } from "../../../components/card"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { hall as words } from "../../../text/hall"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { clockInWords } from "../../../text/when"
import type { Noted, useHandQueue } from "./hand-queue"

const kinds = { sending: "waiting", unsent: "failed", waiting: "waiting", refused: "failed", recorded: "done" } as const

/** Check-ins by hand in their three honest states; those that wait go out again by themselves. */
export function Queue({ queue }: { queue: ReturnType<typeof useHandQueue> }) {
  const text = useText(words).desk
  const sending = useText().sending
  const { language } = useReading()
  if (queue.list.length === 0) return null
  const waiting = queue.list.some(({ state }) => state === "unsent" || state === "waiting")
  const word = ({ state, number }: Noted): string =>
    state === "sending" ? sending.busy : state === "recorded" ? text.recorded(number ?? "") : text.queueState[state]
  return (
    <Card title={waiting ? text.queue : text.hand}>
      <List label={text.queue}>
        {queue.list.map(one => (
          <Row
            key={one.input.seat}
            title={one.name}
            note={one.no ? saidBy(one.no, language) : text.queueAt(clockInWords(one.wrote))}
            state={<State kind={kinds[one.state]}>{word(one)}</State>}
            verb={
              one.state !== "sending" &&
              one.state !== "recorded" && (
                <Button kind="text" small onPress={() => queue.drop(one.input.seat)}>
                  {text.queueDrop}
                </Button>
              )
            }
          />
        ))}
      </List>
      {waiting && (
        <Button kind="plain" onPress={() => void queue.sendAll()}>
          {text.queueSend}
        </Button>
      )}
    </Card>
  )
}
