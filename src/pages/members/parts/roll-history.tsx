import { useState } from "react"
import type { Value } from "../../../cloud/contracts"
import type { Asked } from "../../../cloud/use-reply"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Text } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { Empty, SentStrip, Show } from "../../../components/standing"
import { membersDesk } from "../../../text/members-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { momentInWords } from "../../../text/when"

type Rolls = Value<"members.rolls">

const kinds = { current: "done", before: "info", undone: "failed" } as const

/** The imports, the newest first; the latest can be taken back. */
export function RollHistory({ asked }: { asked: Asked<Rolls> }) {
  const text = useText(membersDesk).roll
  const { language } = useReading()
  const [sure, setSure] = useState(false)
  const { sent, send, again } = useSend("members.undoRoll")
  const undo = async (roll: string) => {
    if (!sure) return setSure(true)
    setSure(false)
    const outcome = await send({ roll })
    if (outcome.state === "recorded") asked.refresh()
  }
  return (
    <Show asked={asked}>
      {({ rolls }) =>
        rolls.length === 0 ? (
          <Empty says={text.empty} />
        ) : (
          <>
            <SentStrip
              sent={sent}
              again={again}
              recorded={({ households }) => <Text>{text.undone(households)}</Text>}
            />
            <List label={text.history}>
              {rolls.map(({ roll, at, file, counts, state, undoable }) => (
                <Row
                  key={roll}
                  title={text.imported(file)}
                  note={`${momentInWords(at, language)} · ${text.counts(counts.added, counts.changed, counts.removed)}`}
                  state={<State kind={kinds[state]}>{text.state[state]}</State>}
                  verb={
                    undoable &&
                    rolls.length > 1 && (
                      <Button
                        kind={sure ? "primary" : "plain"}
                        small
                        busy={sent.state === "sending"}
                        onPress={() => void undo(roll)}
                      >
                        {sure ? text.undoSure : text.undo}
                      </Button>
                    )
                  }
                />
              ))}
            </List>
          </>
        )
      }
    </Show>
  )
}
