import { useState } from "react"
import { Button } from "../../../components/button"
import { Text } from "../../../components/elements"
import { goInstead } from "../../../components/go"
import { Page } from "../../../components/page"
import { Strip } from "../../../components/strip"
import { useText } from "../../../text/use-text"
import { votes } from "../../../text/votes"
import { Filling } from "./filling"
import type { Vote } from "./vote"

/** The same ballot to try out: nothing is sent and nothing is kept. */
export function Practice({ community, vote }: { community: string; vote: Vote }) {
  const text = useText(votes)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [order, setOrder] = useState(1)
  const [done, setDone] = useState(false)
  const above = <Strip kind="waiting">{text.ballot.practiceNote}</Strip>
  if (!done)
    return (
      <Filling
        vote={vote}
        chosen={chosen}
        order={order}
        onChoose={setChosen}
        onShuffle={() => setOrder(order + 1)}
        onSubmit={() => setDone(true)}
        submit={text.ballot.practiceTry}
        above={above}
      />
    )
  return (
    <Page
      where={text.practiceWhere}
      title={vote.title}
      foot={
        <Button onPress={() => goInstead(`/pages/votes/ballot?community=${community}&vote=${vote.vote}`)}>
          {text.ballot.practiceEnd}
        </Button>
      }
    >
      <Strip kind="done">
        <Text>{text.ballot.practiceDone}</Text>
      </Strip>
    </Page>
  )
}
