import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card, Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { SentStrip } from "../../../components/standing"
import { hall as words } from "../../../text/hall"
import { useText } from "../../../text/use-text"
import { clockInWords } from "../../../text/when"
import type { Address, Hall } from "./hall"

/** Who speaks, and who waits, in the order of asking. */
export function DeskSpeakers({ hall, address, refresh }: { hall: Hall; address: Address; refresh: () => void }) {
  const text = useText(words)
  const give = useSend("meetings.giveFloor")
  const end = useSend("meetings.endSpeech")
  const at = "at" in address ? { at: address.at } : {}
  const after = (outcome: { state: string }) => {
    if (outcome.state === "recorded" || outcome.state === "refused") refresh()
  }
  const { speaking, waiting } = hall
  const busy = give.sent.state === "sending" || end.sent.state === "sending"
  const stop = (speech: string) => void end.send({ ...at, speech }).then(after)
  return (
    <Card title={text.desk.speakers}>
      {!speaking && waiting.length === 0 && (
        <Note>
          <Text>{text.desk.nobody}</Text>
        </Note>
      )}
      {[give, end].map(
        ({ sent, again }, place) =>
          sent.state !== "recorded" && (
            // biome-ignore lint/suspicious/noArrayIndexKey: the two sends keep their places
            <SentStrip key={place} sent={sent} again={() => void again().then(after)} />
          ),
      )}
      <List label={text.desk.speakers}>
        {speaking && (
          <Row
            title={`${speaking.name}（${speaking.group}）`}
            {...(speaking.from !== undefined && { note: text.desk.speaksSince(clockInWords(speaking.from)) })}
            state={<State kind="info">{text.live.now}</State>}
            verb={
              <Button small busy={busy} onPress={() => stop(speaking.speech)}>
                {text.desk.endSpeech}
              </Button>
            }
          />
        )}
        {waiting.map(({ speech, seat, name, group }) => (
          <Row
            key={speech}
            title={`${name}（${group}）`}
            verb={
              <>
                <Button
                  kind="plain"
                  small
                  busy={busy}
                  disabled={speaking !== undefined}
                  label={`${text.desk.give} · ${name}`}
                  onPress={() => void give.send({ ...address, seat }).then(after)}
                >
                  {text.desk.give}
                </Button>
                <Button kind="text" small label={`${text.desk.drop} · ${name}`} onPress={() => stop(speech)}>
                  {text.desk.drop}
                </Button>
              </>
            }
          />
        ))}
      </List>
    </Card>
  )
}
