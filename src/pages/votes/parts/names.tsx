import { useState } from "react"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Section } from "../../../components/card"
import { List, Row } from "../../../components/list"
import { Show } from "../../../components/standing"
import { motions } from "../../../text/motions"
import { useText } from "../../../text/use-text"
import { type At, placeAt, useSeatName } from "./motion-about"
import { AnswerWord, answerOf, useAnswers } from "./stance"
import type { Vote } from "./vote"

/** Who voted what in a named vote; asked for only when somebody wants to see it. */
export function Names({ vote, at }: { vote: Vote; at: At }) {
  const text = useText(motions).outcome
  const [shown, setShown] = useState(false)
  if (!shown)
    return (
      <Button kind="plain" onPress={() => setShown(true)}>
        {text.seeNames}
      </Button>
    )
  return (
    <Section title={text.names}>
      <Rows vote={vote} at={at} />
    </Section>
  )
}

/** A page of the list; the next one follows when it is asked for. */
function Rows({ vote, at, after }: { vote: Vote; at: At; after?: string | undefined }) {
  const text = useText(motions).outcome
  const nameOf = useSeatName()
  const [more, setMore] = useState(false)
  const answers = useAnswers(vote)
  const asked = useReply("votes.named", { vote: vote.vote, ...placeAt(at), ...(after !== undefined && { after }) })
  return (
    <Show asked={asked}>
      {({ rows, next }) => (
        <>
          <List label={text.names}>
            {rows.map(({ seat, ballot, proxy, channel, group, called }) => {
              const answer = answerOf(answers, ballot)
              return (
                <Row
                  key={seat}
                  title={nameOf({ group, called })}
                  note={[proxy && text.proxy, channel === "paper" && text.paper].filter(Boolean).join(" · ")}
                  state={answer ? <AnswerWord answer={answer} /> : text.invalid}
                />
              )
            })}
          </List>
          {next !== undefined &&
            (more ? (
              <Rows vote={vote} at={at} after={next} />
            ) : (
              <Button kind="plain" onPress={() => setMore(true)}>
                {text.more}
              </Button>
            ))}
        </>
      )}
    </Show>
  )
}
