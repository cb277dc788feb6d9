import { useCommunity } from "../../../cloud/community"
import type { Value } from "../../../cloud/contracts"
import { Button } from "../../../components/button"
import { Card, Note } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { funds } from "../../../text/funds"
import { money } from "../../../text/money"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { momentInWords } from "../../../text/when"

type Entry = Value<"funds.statement">["entries"][number]

const kinds = { grant: "done", earmark: "decided", release: "info", reversal: "info" } as const

/** One entry of the book: how much, what for, who decided, and what was left. */
export function EntryCard({ entry }: { entry: Entry }) {
  const text = useText(funds)
  const { language } = useReading()
  const community = useCommunity()?.id
  const { n, kind, amount, items, words, as, at, available, hash } = entry
  const sum = money(amount, language)
  return (
    <Card
      title={kind === "earmark" ? text.amountOut(sum) : text.amountIn(sum)}
      aside={<State kind={kinds[kind]}>{text.kind[kind]}</State>}
    >
      {words && <Text>{words}</Text>}
      {items.length > 0 && (
        <List label={text.kind[kind]}>
          {items.map(({ project, title, amount: part }) => (
            <Row key={project} title={title ?? text.project} state={money(part, language)} />
          ))}
        </List>
      )}
      {kind === "earmark" && as === "vote" && community && (
        <Button kind="text" small to={`/pages/projects/rounds?community=${community}`}>
          {text.howChosen}
        </Button>
      )}
      <Note>
        <View>
          {text.number(n)} · {momentInWords(at, language)} · {text.as[as]}
        </View>
        <View>
          {text.left(money(available, language))} · {text.chain(hash.slice(0, 8))}
        </View>
      </Note>
    </Card>
  )
}
