import { useState } from "react"
import type { Value } from "../../../cloud/contracts"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Field } from "../../../components/field"
import { SentStrip } from "../../../components/standing"
import { Switch } from "../../../components/switch"
import { chats } from "../../../text/chats"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords } from "../../../text/when"

/** Where the desk is: in the caller's community, or at its street. */
export type At = { readonly at?: "street" }

interface GroupProps {
  group: Value<"chats.list">["chats"][number]
  name: string
  at: At
  vote: string | undefined
  /** Whether a vote can go to each of its voters as well. */
  each: boolean
  refresh: () => void
}

/** A group that is bound to a body: what is in it, and a vote put into it or taken out. */
export function Group({ group, name, at, vote, each, refresh }: GroupProps) {
  const text = useText(chats).desk
  const { language } = useReading()
  const [sure, setSure] = useState(false)
  const [alsoEach, setAlsoEach] = useState(false)
  const offering = useSend("chats.offer")
  const withdrawing = useSend("chats.withdraw")
  const unbinding = useSend("chats.unbind")
  const { chat } = group
  const here = group.votes.some(one => one.vote === vote)
  const done = async (sending: Promise<{ state: string }>) => {
    if ((await sending).state === "recorded") refresh()
  }
  const unbind = () => (sure ? void done(unbinding.send({ chat, ...at })) : setSure(true))
  return (
    <Card title={name} aside={<Text>{text.since(text.kind[group.kind], dayInWords(group.at, language))}</Text>}>
      <Text>{text.votes(group.votes.length)}</Text>
      <SentStrip
        sent={offering.sent}
        again={() => void offering.again()}
        recorded={({ soon, told }) => (
          <Text>{[soon ? text.offeredSoon : text.offered, told === undefined ? "" : text.told(told)].join("")}</Text>
        )}
      />
      {withdrawing.sent.state !== "recorded" && (
        <SentStrip sent={withdrawing.sent} again={() => void done(withdrawing.again())} />
      )}
      {unbinding.sent.state !== "recorded" && (
        <SentStrip sent={unbinding.sent} again={() => void done(unbinding.again())} />
      )}
      {vote !== undefined && !here && each && (
        <Switch label={text.each} note={text.eachNote} on={alsoEach} onChange={setAlsoEach} />
      )}
      {vote !== undefined && !here && (
        <Button
          busy={offering.sent.state === "sending"}
          onPress={() =>
            void done(offering.send({ chat, vote, ...(each && alsoEach && { each: true as const }), ...at }))
          }
        >
          {text.offer}
        </Button>
      )}
      {vote !== undefined && here && (
        <Button kind="plain" small onPress={() => void done(withdrawing.send({ chat, vote, ...at }))}>
          {text.withdraw}
        </Button>
      )}
      {(group.kind === "wecom" || group.robot) && <Robot group={group} at={at} refresh={refresh} />}
      <Button kind={sure ? "primary" : "text"} small onPress={unbind}>
        {sure ? text.sure : text.unbind}
      </Button>
    </Card>
  )
}

/** The key of the group's own robot: with it, notices to the body's members are said here once. */
function Robot({ group: { chat, robot }, at, refresh }: Pick<GroupProps, "group" | "at" | "refresh">) {
  const text = useText(chats).desk
  const [open, setOpen] = useState(false)
  const [key, setKey] = useState("")
  const { sent, send, again } = useSend("chats.setRobot")
  const done = async (sending: ReturnType<typeof send>) => {
    if ((await sending).state !== "recorded") return
    // A key is not left on the screen.
    setKey("")
    setOpen(false)
    refresh()
  }
  const give = () => done(send({ chat, key: key.trim().replace(/^.*key=/, ""), ...at }))
  return (
    <>
      <Text>{robot ? text.speaks : text.silent}</Text>
      <SentStrip sent={sent} again={() => void done(again())} />
      {open && (
        <>
          <Field label={text.robotKey} hint={text.robotHint} value={key} onChange={setKey} max={200} />
          <Button kind="plain" small busy={sent.state === "sending"} onPress={() => void give()}>
            {text.robotSave}
          </Button>
        </>
      )}
      {!open && (
        <Button kind="text" small onPress={() => setOpen(true)}>
          {robot ? text.robotOther : text.robotSet}
        </Button>
      )}
      {robot && (
        <Button kind="text" small onPress={() => void done(send({ chat, ...at }))}>
          {text.robotOff}
        </Button>
      )}
    </>
  )
}
