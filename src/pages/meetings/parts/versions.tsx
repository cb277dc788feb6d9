import { Section } from "../../../components/card"
import { List, Row } from "../../../components/list"
import { minutesDesk } from "../../../text/minutes-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { momentInWords } from "../../../text/when"
import type { Minutes } from "../minutes-writing"

/** Who wrote which version, and when. */
export function Versions({ minutes: { versions } }: { minutes: Minutes }) {
  const text = useText(minutesDesk)
  const { language } = useReading()
  return (
    <Section title={text.versions}>
      <List label={text.versions}>
        {versions.map(({ n, by, at }) => (
          <Row key={n} title={text.version(n, by)} note={momentInWords(at, language)} />
        ))}
      </List>
    </Section>
  )
}
