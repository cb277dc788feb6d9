import { useState } from "react"
import type { Value } from "../../../cloud/contracts"
import { useReply } from "../../../cloud/use-reply"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Note, Section } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Field } from "../../../components/field"
import { List, Row } from "../../../components/list"
import { SentStrip, Show } from "../../../components/standing"
import { useText } from "../../../text/use-text"
import { votesDesk } from "../../../text/votes-desk"
import type { Vote } from "./vote"

type Household = Value<"members.roll">["households"][number]

const few = 6
const doorOf = ({ compound, building, unit, door }: Household): string =>
  [compound, building, unit, door].filter(Boolean).join("-")

/** At the counter: find the door, mark it for paper, hand out a ballot; or take a wrong mark back. */
export function Marking({ vote, onDone }: { vote: Vote; onDone: () => void }) {
  const text = useText(votesDesk).mark
  const [typed, setTyped] = useState("")
  const [find, setFind] = useState("")
  const asked = useReply("members.roll", find ? { find, limit: few } : undefined)
  const marking = useSend("votes.markPaper")
  const [door, setDoor] = useState("")
  const [wrong, setWrong] = useState<Household>()
  const mark = async (household: Household) => {
    setDoor(doorOf(household))
    setWrong(undefined)
    await marking.send({ vote: vote.vote, seat: household.household })
    onDone()
  }
  const search = () => {
    marking.reset()
    setWrong(undefined)
    setFind(typed.trim())
  }
  return (
    <Section title={text.title}>
      <Field
        label={text.find}
        hint={text.findHint}
        example={text.findExample}
        value={typed}
        onChange={setTyped}
        onEnter={search}
        max={40}
      />
      <Button small kind="plain" onPress={search}>
        {text.search}
      </Button>
      <SentStrip
        sent={marking.sent}
        again={() => void marking.again().then(onDone)}
        recorded={() => <Text>{text.done(door)}</Text>}
      />
      {find && (
        <Show asked={asked}>
          {({ households, found }) =>
            households.length === 0 ? (
              <Note>
                <Text>{text.none}</Text>
              </Note>
            ) : (
              <>
                <List label={text.title}>
                  {households.map(household => (
                    <Row
                      key={household.household}
                      title={doorOf(household)}
                      note={household.contact}
                      verb={
                        <>
                          <Button
                            small
                            kind="plain"
                            busy={marking.sent.state === "sending"}
                            label={`${text.do} ${doorOf(household)}`}
                            onPress={() => void mark(household)}
                          >
                            {text.do}
                          </Button>
                          <Button small kind="text" onPress={() => setWrong(household)}>
                            {text.undo}
                          </Button>
                        </>
                      }
                    />
                  ))}
                </List>
                {found > households.length && (
                  <Note>
                    <Text>{text.more(found)}</Text>
                  </Note>
                )}
              </>
            )
          }
        </Show>
      )}
      {wrong && (
        <Unmarking key={wrong.household} vote={vote} seat={wrong.household} door={doorOf(wrong)} onDone={onDone} />
      )}
    </Section>
  )
}

function Unmarking(props: { vote: Vote; seat: string; door: string; onDone: () => void }) {
  const { vote, seat, door, onDone } = props
  const text = useText(votesDesk).mark
  const [reason, setReason] = useState("")
  const { sent, send, again } = useSend("votes.unmarkPaper")
  const undo = async () => {
    await send({ vote: vote.vote, seat, reason: reason.trim() })
    onDone()
  }
  return (
    <>
      <SentStrip
        sent={sent}
        again={() => void again().then(onDone)}
        recorded={() => <Text>{text.undone(door)}</Text>}
      />
      {sent.state !== "recorded" && (
        <>
          <Field label={text.undoWhy(door)} example={text.undoExample} value={reason} onChange={setReason} max={200} />
          <Button
            kind="plain"
            busy={sent.state === "sending"}
            disabled={reason.trim().length < 2}
            onPress={() => void undo()}
          >
            {text.undoDo}
          </Button>
        </>
      )}
    </>
  )
}
