import { useState } from "react"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card } from "../../../components/card"
import { Text } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { SentStrip } from "../../../components/standing"
import { minutes } from "../../../text/minutes"
import { minutesDesk } from "../../../text/minutes-desk"
import { useText } from "../../../text/use-text"
import { Sure } from "../../projects/parts/sure"
import type { Minutes } from "../minutes-writing"
import type { useMeeting } from "./use-meeting"

interface MinutesStepsProps {
  minutes: Minutes
  about: ReturnType<typeof useMeeting>
  /** Something is written that is not saved. */
  changed: boolean
  refresh: () => void
}

/** Who has confirmed, and the next step: ask them, or publish. */
export function MinutesSteps({ minutes: shown, about, changed, refresh }: MinutesStepsProps) {
  const text = useText(minutesDesk)
  const words = useText(minutes).confirming
  const ask = useSend("meetings.askToConfirm")
  const publish = useSend("meetings.publishMinutes")
  const [sure, setSure] = useState(false)
  const complete = !shown.lacking.chair && shown.lacking.scrutineers === 0
  return (
    <Card title={text.signers}>
      <List label={text.signers}>
        {shown.signers.map(({ office, seat, name, at }) => (
          <Row
            key={seat}
            title={name}
            note={words[office]}
            state={<State kind={at ? "done" : "waiting"}>{at ? words.done : words.waiting}</State>}
          />
        ))}
      </List>
      {shown.state === "draft" && (
        <>
          {!complete && <Text>{text.lacking}</Text>}
          <SentStrip
            sent={ask.sent}
            again={() => void ask.again()}
            recorded={({ asked }) => <Text>{text.asked(asked)}</Text>}
          />
          <Button
            kind="plain"
            disabled={changed || !complete}
            busy={ask.sent.state === "sending"}
            onPress={() => void ask.send({ ...about, seen: shown.version })}
          >
            {text.ask}
          </Button>
        </>
      )}
      {shown.mayPublish && (
        <>
          <Text>{text.publishNote}</Text>
          <SentStrip sent={publish.sent} again={() => void publish.again().then(refresh)} />
          {sure ? (
            <Sure
              word={text.publishSure}
              says={text.publish}
              busy={publish.sent.state === "sending"}
              onSure={() => void publish.send(about).then(refresh)}
            />
          ) : (
            <Button disabled={changed} onPress={() => setSure(true)}>
              {text.publish}
            </Button>
          )}
        </>
      )}
    </Card>
  )
}
