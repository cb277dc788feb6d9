import { useState } from "react"
import type { Value } from "../../../cloud/contracts"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Note, Section } from "../../../components/card"
import { Text } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { SentStrip } from "../../../components/standing"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { votesDesk } from "../../../text/votes-desk"
import { momentInWords } from "../../../text/when"
import { type At, placeAt } from "./motion-about"
import { MotionSlips, type Whose } from "./motion-slips"
import { SlipEntry, type SlipEntryProps } from "./slip-entry"
import type { Vote } from "./vote"

type Box = Value<"votes.paper">
export interface BoxProps {
  vote: Vote
  box: Box
  at: At
  onDone: () => void
}

/** One entry of slips, as the slips of this vote are. */
const Entry = ({ bears, whose, ...props }: SlipEntryProps & { bears: Box["bears"]; whose: readonly Whose[] }) =>
  props.vote.form.kind === "motion" ? <MotionSlips {...props} bears={bears} whose={whose} /> : <SlipEntry {...props} />

/** The first entry of the slips that wait in the box. */
export function Entering({ vote, box, at, onDone }: BoxProps) {
  const text = useText(votesDesk).enter
  const { sent, send, again, reset } = useSend("votes.enterBatch")
  const waiting = box.marked - box.entered
  return (
    <Section title={text.title}>
      <SentStrip sent={sent} again={() => void again().then(onDone)} recorded={() => <Text>{text.done}</Text>} />
      {waiting === 0 ? (
        <Note>
          <Text>{text.nothing}</Text>
        </Note>
      ) : (
        <>
          <Text>{text.lead(waiting)}</Text>
          <Entry
            key={`${box.entered}.${waiting}`}
            vote={vote}
            bears={box.bears}
            whose={box.awaits}
            of={waiting}
            submit={text.submit}
            busy={sent.state === "sending"}
            onSubmit={slips => {
              reset()
              void send({ vote: vote.vote, slips, ...placeAt(at) }).then(onDone)
            }}
          />
        </>
      )}
    </Section>
  )
}

/** The batches, and the second entry by somebody else. */
export function Confirming({ vote, box, at, onDone }: BoxProps) {
  const text = useText(votesDesk).confirm
  const { language } = useReading()
  const [chosen, setChosen] = useState<string>()
  const confirming = useSend("votes.confirmBatch")
  const dropping = useSend("votes.dropBatch")
  const batch = box.batches.find(one => one.batch === chosen && !one.confirmed)
  return (
    <Section title={text.title}>
      <SentStrip
        sent={confirming.sent}
        again={() => void confirming.again().then(onDone)}
        recorded={() => <Text>{text.done}</Text>}
      />
      <SentStrip
        sent={dropping.sent}
        again={() => void dropping.again().then(onDone)}
        recorded={() => <Text>{text.dropped}</Text>}
      />
      {box.batches.length === 0 && (
        <Note>
          <Text>{text.nothing}</Text>
        </Note>
      )}
      {box.batches.length > 0 && (
        <List label={text.title}>
          {box.batches.map(one => (
            <Row
              key={one.batch}
              title={text.batch(one.slips)}
              note={text.at(momentInWords(one.at, language))}
              state={
                one.confirmed ? (
                  <State kind="done">{text.confirmed}</State>
                ) : one.mine ? (
                  <State kind="waiting">{text.mine}</State>
                ) : undefined
              }
              verb={
                one.confirmed ? undefined : (
                  <>
                    {!one.mine && (
                      <Button small kind="plain" onPress={() => setChosen(one.batch)}>
                        {text.do}
                      </Button>
                    )}
                    <Button
                      small
                      kind="text"
                      busy={dropping.sent.state === "sending"}
                      onPress={() =>
                        void dropping.send({ vote: vote.vote, batch: one.batch, ...placeAt(at) }).then(onDone)
                      }
                    >
                      {text.drop}
                    </Button>
                  </>
                )
              }
            />
          ))}
        </List>
      )}
      {batch && (
        <>
          <Entry
            key={batch.batch}
            vote={vote}
            bears={box.bears}
            whose={batch.whose}
            of={batch.slips}
            submit={text.submit}
            busy={confirming.sent.state === "sending"}
            onSubmit={slips => {
              confirming.reset()
              void confirming.send({ vote: vote.vote, batch: batch.batch, slips, ...placeAt(at) }).then(onDone)
            }}
          />
          <Button kind="text" onPress={() => setChosen(undefined)}>
            {text.stop}
          </Button>
        </>
      )}
    </Section>
  )
}
