import { type ReactNode, useState } from "react"
import { Button } from "../../../components/button"
import { Note } from "../../../components/card"
import { Columns } from "../../../components/columns"
import { Text } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { Page } from "../../../components/page"
import { useTopOf } from "../../../components/use-top"
import { money } from "../../../text/money"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { votes } from "../../../text/votes"
import { deadlineInWords } from "../../../text/when"
import { About } from "./about"
import { Budget } from "./budget"
import type { FillingProps } from "./filling"
import { Project } from "./project"
import type { Option } from "./vote"

export interface OneByOneProps extends FillingProps {
  options: readonly Option[]
  toggle: (option: Option) => (on: boolean) => void
  submitWords: string
  limit: ReactNode
}

/** The ballot in the elder type: one project a screen, and at the end what was chosen. */
export function OneByOne(props: OneByOneProps) {
  const { vote, chosen, options, toggle, onSubmit, submitWords, busy, above, beside, limit, resumed } = props
  const text = useText(votes)
  const { language } = useReading()
  const [at, setAt] = useState(resumed ? options.length : 0)
  useTopOf(at)
  const option = options[at]
  const frame = { where: text.where, top: <Budget vote={vote} chosen={chosen} /> }
  if (!option)
    return (
      <Page
        {...frame}
        title={chosen.length === 0 ? text.ballot.reviewNone : text.ballot.reviewTitle}
        lead={deadlineInWords(vote.closes, language, vote.now)}
        foot={
          <>
            <Button kind="text" onPress={() => setAt(0)}>
              {text.ballot.back}
            </Button>
            <Button id="submit" busy={busy} onPress={onSubmit}>
              {submitWords}
            </Button>
          </>
        }
      >
        {above}
        {chosen.length > 0 ? (
          <List label={text.ballot.reviewTitle}>
            {options
              .filter(({ id }) => chosen.includes(id))
              .map(one => (
                <Row key={one.id} title={one.title} state={money(one.cost, language)} />
              ))}
          </List>
        ) : (
          <Note>
            <Text>{text.ballot.blankNote}</Text>
          </Note>
        )}
        <About vote={vote} />
      </Page>
    )
  const isChosen = chosen.includes(option.id)
  return (
    <Page
      {...frame}
      title={vote.title}
      lead={<Text live="polite">{text.ballot.place(at + 1, options.length)}</Text>}
      foot={
        <>
          {limit}
          <Button kind={isChosen ? "plain" : "primary"} onPress={() => toggle(option)(!isChosen)}>
            {isChosen ? text.ballot.unchoose : text.ballot.choose}
          </Button>
          <Columns least={120}>
            <Button kind="plain" disabled={at === 0} onPress={() => setAt(at - 1)}>
              {text.ballot.previous}
            </Button>
            <Button kind={isChosen ? "primary" : "plain"} onPress={() => setAt(at + 1)}>
              {at === options.length - 1 ? text.ballot.review : text.ballot.next}
            </Button>
          </Columns>
          {at < options.length - 1 && (
            <Button kind="text" onPress={() => setAt(options.length)}>
              {text.ballot.review}
            </Button>
          )}
        </>
      }
    >
      {above}
      <Project key={option.id} option={option} chosen={isChosen} onChange={toggle(option)} whole />
      {at === 0 && beside}
    </Page>
  )
}
