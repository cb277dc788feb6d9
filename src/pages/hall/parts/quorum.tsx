import { Card, Note } from "../../../components/card"
import { Columns } from "../../../components/columns"
import { Text } from "../../../components/elements"
import { Figure } from "../../../components/figure"
import { State } from "../../../components/mark"
import { hall as words } from "../../../text/hall"
import { useText } from "../../../text/use-text"
import { clockInWords } from "../../../text/when"
import { type Hall, missing } from "./hall"

/** Expected, present, still needed; the groups in one line; and of when the figures are. */
export function Quorum({ hall }: { hall: Hall }) {
  const text = useText(words)
  const { figures, at } = hall
  const short = missing(hall).map(one => text.groupMissing(one.name, one.missing))
  return (
    <Card
      aside={
        figures.valid ? (
          <State kind="done">{text.reached}</State>
        ) : (
          <State kind="waiting">
            {[figures.lacking > 0 && `${text.lacking} ${figures.lacking} ${text.unit}`, ...short]
              .filter(Boolean)
              .join(" · ")}
          </State>
        )
      }
    >
      <Columns least={90}>
        <Figure label={text.expected} value={String(figures.eligible)} />
        <Figure label={text.present} value={String(figures.present)} />
        <Figure
          label={figures.lacking > 0 ? `${text.lacking} · ${text.needed(figures.needed)}` : text.needed(figures.needed)}
          value={figures.lacking > 0 ? String(figures.lacking) : "✓"}
        />
      </Columns>
      <Note>
        <Text>{figures.groups.map(one => text.groupLine(one.name, one.present, one.eligible)).join(" · ")}</Text>
      </Note>
      <Note>
        <Text>{text.updated(clockInWords(at))}</Text>
      </Note>
    </Card>
  )
}
