import { useEffect, useState } from "react"
import { Button } from "../../../components/button"
import { Section } from "../../../components/card"
import { Columns } from "../../../components/columns"
import { Field } from "../../../components/field"
import { List } from "../../../components/list"
import { hall as words } from "../../../text/hall"
import { useText } from "../../../text/use-text"
import type { Address, Hall } from "./hall"
import { useHandQueue } from "./hand-queue"
import { Queue } from "./queue"
import { RollSeat } from "./roll-seat"
import { useSeats } from "./use-seats"

const filters = ["away", "here", "all"] as const
/** So many rows at first: a council's, and as many of an assembly as one looks through. */
const atFirst = 40

/** The roll of the hall: who is there, and the door for those who cannot use a phone. */
export function Roll({ hall, address, refresh }: { hall: Hall; address: Address; refresh: () => void }) {
  const text = useText(words).desk
  const { seats, refresh: again } = useSeats(address)
  const queue = useHandQueue(hall.meeting, () => {
    again()
    refresh()
  })
  const [filter, setFilter] = useState<(typeof filters)[number]>("away")
  const [typed, setTyped] = useState("")
  const [most, setMost] = useState(atFirst)
  // Whoever checks in, leaves or represents changes these figures; then the roll is asked for again.
  const stamp = `${hall.figures.present}:${hall.figures.represented}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the hall has changed
  useEffect(again, [again, stamp])
  const found = seats.filter(
    ({ here, name, group }) =>
      (filter === "all" || here === (filter === "here")) &&
      (typed.trim() === "" || name.includes(typed.trim()) || group.includes(typed.trim())),
  )
  return (
    <Section title={text.roll}>
      <Queue queue={queue} />
      <Field label={text.find} value={typed} onChange={setTyped} max={20} />
      <Columns least={90}>
        {filters.map(one => (
          <Button key={one} kind={one === filter ? "plain" : "text"} small onPress={() => setFilter(one)}>
            {text.filter[one]}
          </Button>
        ))}
      </Columns>
      <List label={text.roll}>
        {found.slice(0, most).map(seat => (
          <RollSeat
            key={seat.seat}
            {...{ seat, seats, hall, address, queue }}
            onChange={() => {
              again()
              refresh()
            }}
          />
        ))}
      </List>
      {found.length > most && (
        <Button kind="plain" onPress={() => setMost(most + 100)}>
          {text.more}
        </Button>
      )}
    </Section>
  )
}
