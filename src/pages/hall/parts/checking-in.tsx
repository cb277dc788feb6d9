import { useEffect, useRef, useState } from "react"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card, Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Field } from "../../../components/field"
import { SentStrip } from "../../../components/standing"
import { hall as words } from "../../../text/hall"
import { useText } from "../../../text/use-text"
import { clockInWords } from "../../../text/when"
import type { Address, Hall } from "./hall"

interface CheckingInProps {
  hall: Hall
  address: Address
  /** The code that was scanned, if one was. */
  scanned: string | undefined
  onIn: () => void
}

/** Scanned: in at once. Otherwise six digits to type, for those whose camera fails. */
export function CheckingIn({ hall, address, scanned, onIn }: CheckingInProps) {
  const text = useText(words).live
  const { sent, send, again } = useSend("meetings.checkIn")
  const remote = useSend("meetings.checkInRemotely")
  const [typed, setTyped] = useState("")
  const [error, setError] = useState<string>()
  const away = hall.mine.filter(({ here, observer }) => !here && !observer)
  const held = away.filter(({ standIn }) => !standIn)
  const after = (outcome: { state: string }) => outcome.state === "recorded" && onIn()
  const enter = (code: string) => void send({ ...address, code }).then(after)
  const tried = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a scan is one try, whatever the page shows meanwhile
  useEffect(() => {
    if (!scanned || tried.current) return
    tried.current = true
    enter(scanned)
  }, [scanned])
  const submit = () => {
    const code = typed.replace(/\D/g, "")
    if (code.length !== 6) return setError(text.needCode)
    setError(undefined)
    enter(code)
  }
  return (
    <Card title={text.checkIn} kind="seal">
      {away.map(({ seat, group, standIn, left }) => (
        <Text key={seat}>{left ? text.left(clockInWords(left)) : text.seat(group, standIn)}</Text>
      ))}
      {held.length > 1 && (
        <Note>
          <Text>{text.seats(held.length)}</Text>
        </Note>
      )}
      <SentStrip
        sent={sent}
        again={() => void again().then(after)}
        recorded={({ entries }) => (
          <Text>
            {entries
              .flatMap(one => [text.number(one.number), one.again && text.again, one.proxyEnded && text.proxyEnded])
              .filter(Boolean)
              .join(" · ")}
          </Text>
        )}
      />
      <Field
        label={text.code}
        hint={text.codeHint}
        example={text.codeExample}
        kind="number"
        max={7}
        value={typed}
        error={error}
        onChange={setTyped}
        onEnter={submit}
      />
      <Button busy={sent.state === "sending"} onPress={submit}>
        {text.checkIn}
      </Button>
      {hall.remote && (
        <>
          <Button
            kind="text"
            busy={remote.sent.state === "sending"}
            onPress={() => void remote.send(address).then(after)}
          >
            {text.remote}
          </Button>
          <SentStrip sent={remote.sent} again={() => void remote.again().then(after)} />
        </>
      )}
    </Card>
  )
}
