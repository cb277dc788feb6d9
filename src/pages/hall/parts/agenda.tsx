import type { ReactNode } from "react"
import { Section } from "../../../components/card"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { hall as words } from "../../../text/hall"
import { useText } from "../../../text/use-text"
import type { Hall } from "./hall"

type Item = Hall["agenda"][number]

/** The agenda, the item that is on marked; at the desk each with its verb. */
export function Agenda({ hall, verb }: { hall: Hall; verb?: (item: Item) => ReactNode }) {
  const text = useText(words)
  return (
    <Section title={text.live.agenda}>
      <List label={text.live.agenda}>
        {hall.agenda.map((item, place) => (
          <Row
            key={item.item}
            title={`${place + 1}. ${item.title}`}
            note={text.kind[item.kind]}
            state={item.item === hall.item && hall.state === "open" && <State kind="info">{text.live.now}</State>}
            verb={verb?.(item)}
          />
        ))}
      </List>
    </Section>
  )
}
