import { useState } from "react"
import { ask } from "../../../cloud/call"
import { useReply } from "../../../cloud/use-reply"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card, Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Field } from "../../../components/field"
import { SentStrip } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { collectionInWords } from "../../../text/kept"
import { members } from "../../../text/members"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { saveText } from "./save"

/** All of it as one file. */
export function Export({ community }: { community: string }) {
  const all = useText()
  const text = useText(members).data
  const [said, say] = useState<{ readonly kind: "done" | "failed"; readonly words: string }>()
  const save = async () => {
    try {
      const reply = await ask("members.export", { community })
      if (!reply.ok) return say({ kind: "failed", words: reply.message })
      const how = await saveText(reply.value.name, reply.value.json)
      say({ kind: "done", words: how === "file" ? text.exported(reply.value.name) : text.copied })
    } catch {
      say({ kind: "failed", words: all.failure.unknown })
    }
  }
  return (
    <>
      {said && <Strip kind={said.kind}>{said.words}</Strip>}
      <Button kind="plain" onPress={() => void save()}>
        {text.export}
      </Button>
    </>
  )
}

/** Withdrawing is as easy as agreeing was; one can agree again. */
export function Withdraw({ community }: { community: string }) {
  const all = useText(members)
  const text = all.data
  const me = useReply("members.me", {})
  const { sent, send, again } = useSend("members.consent")
  const withdrawn = me.value?.communities.find(place => place.community === community)?.withdrawn === true
  const change = async () => {
    await send({ community, version: all.consent.version, agreed: withdrawn })
    me.refresh()
  }
  return (
    <Card title={withdrawn ? text.agreeAgain : text.withdraw}>
      <Note>
        <Text>{text.withdrawNote}</Text>
      </Note>
      <SentStrip
        sent={sent}
        again={again}
        recorded={({ agreed }) => <Text>{agreed ? text.agreed : text.withdrawn}</Text>}
      />
      <Button kind="plain" busy={sent.state === "sending"} onPress={() => void change()}>
        {withdrawn ? text.agreeAgain : text.withdraw}
      </Button>
    </Card>
  )
}

/** Cannot be undone, so it asks for a typed word. */
export function Forget({ community, onGone }: { community: string; onGone: () => void }) {
  const all = useText(members)
  const text = all.data
  const { language } = useReading()
  const [typed, type] = useState("")
  const { sent, send, again } = useSend("members.forget")
  if (sent.state === "recorded")
    return (
      <Card title={text.forgotten(sent.value.erased)}>
        {sent.value.kept.length > 0 && (
          <Note>
            <Text>{text.keptTitle}</Text>
          </Note>
        )}
        {sent.value.kept.map(({ collection, documents, days }) => (
          <Text key={collection}>
            {`${collectionInWords(collection, language)}：${text.count(documents)}，${text.days(days)}`}
          </Text>
        ))}
        <Button onPress={onGone}>{all.landing.goHome}</Button>
      </Card>
    )
  return (
    <Card title={text.forget}>
      <Note>
        <Text>{text.forgetNote}</Text>
      </Note>
      <Field label={text.forgetSure} value={typed} onChange={type} max={10} />
      <SentStrip sent={sent} again={again} />
      <Button
        kind="plain"
        disabled={typed.trim().toLowerCase() !== text.forgetWord}
        busy={sent.state === "sending"}
        onPress={() => void send({ community, sure: true })}
      >
        {text.forgetDo}
      </Button>
    </Card>
  )
}
