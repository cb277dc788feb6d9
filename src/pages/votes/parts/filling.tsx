import { type ReactNode, useState } from "react"
import { Button } from "../../../components/button"
import { Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Page } from "../../../components/page"
import { Strip } from "../../../components/strip"
import { money } from "../../../text/money"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { votes } from "../../../text/votes"
import { deadlineInWords } from "../../../text/when"
import { About } from "./about"
import { Budget } from "./budget"
import { OneByOne } from "./one-by-one"
import { inOrder } from "./order"
import { Project } from "./project"
import { hasRoom, mostOf, type Option, sumOf, type Vote } from "./vote"

export interface FillingProps {
  vote: Vote
  chosen: readonly string[]
  order: number
  onChoose: (chosen: readonly string[]) => void
  onShuffle: () => void
  onSubmit: () => void
  /** The words on the button that submits, for so many chosen. */
  submit: (count: number) => string
  busy?: boolean | undefined
  /** What stands above the projects: that this is practice, where the ballot sent stands. */
  above?: ReactNode
  /** A second act, beside submitting. */
  beside?: ReactNode
  /** It was filled in before and not sent: one project a screen begins with what was chosen. */
  resumed?: boolean | undefined
}

/** The ballot being filled in: all projects under the budget bar, or one a screen in the elder type. */
export function Filling(props: FillingProps) {
  const { vote, chosen, order, onChoose, onShuffle, onSubmit, submit, busy, above, beside } = props
  const text = useText(votes)
  const { elder, language } = useReading()
  const [full, setFull] = useState(false)
  const options = inOrder(vote.options, order)
  const toggle = (option: Option) => (on: boolean) => {
    const room = !on || hasRoom(vote, chosen, option)
    setFull(!room)
    if (room) onChoose(on ? [...chosen, option.id] : chosen.filter(id => id !== option.id))
  }
  const words = submit(chosen.length)
  if (elder)
    return (
      <OneByOne
        {...props}
        options={options}
        toggle={toggle}
        submitWords={words}
        limit={full ? <Full vote={vote} /> : null}
      />
    )
  const most = mostOf(vote)
  return (
    <Page
      where={text.where}
      title={vote.title}
      lead={deadlineInWords(vote.closes, language, vote.now)}
      top={<Budget vote={vote} chosen={chosen} />}
      foot={
        <>
          {full && <Full vote={vote} />}
          {beside}
          <Button id="submit" busy={busy} onPress={onSubmit}>
            {words}
          </Button>
        </>
      }
    >
      {above}
      <Text>{most < vote.options.length ? text.ballot.hint(most) : text.ballot.hintAll}</Text>
      {options.map(option => (
        <Project key={option.id} option={option} chosen={chosen.includes(option.id)} onChange={toggle(option)} />
      ))}
      {vote.form.kind === "approval" && sumOf(vote.options, chosen) > vote.budget && (
        <Note>
          <Text>{text.ballot.overFine}</Text>
        </Note>
      )}
      <Note>
        <Text>{text.ballot.order}</Text>
      </Note>
      <Button kind="text" onPress={onShuffle}>
        {text.ballot.shuffle}
      </Button>
      {chosen.length === 0 && (
        <Note>
          <Text>{text.ballot.blankNote}</Text>
        </Note>
      )}
      <About vote={vote} />
    </Page>
  )
}

/** Why the last tap chose nothing. */
function Full({ vote }: { vote: Vote }) {
  const text = useText(votes).ballot
  const { language } = useReading()
  return (
    <Strip kind="waiting">
      {vote.form.kind === "knapsack" ? text.overBudget(money(vote.form.budget, language)) : text.full(mostOf(vote))}
    </Strip>
  )
}
