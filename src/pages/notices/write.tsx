import { useRouter } from "@tarojs/taro"
import { useState } from "react"
import type { Instant } from "#cloud/shared/values/instant"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Columns } from "../../components/columns"
import { go } from "../../components/go"
import { List, Row } from "../../components/list"
import { Page } from "../../components/page"
import { Failure, Loading, SentStrip } from "../../components/standing"
import { Strip } from "../../components/strip"
import { noticesChannels } from "../../text/notices-channels"
import { noticesDesk } from "../../text/notices-desk"
import { useText } from "../../text/use-text"
import { contentOf, type Draft, draftOf, useDraft } from "./parts/draft"
import { Form } from "./parts/form"
import { Looks } from "./parts/looks"
import { Other } from "./parts/other"
import { Sending } from "./parts/sending"
import { Undo } from "./parts/undo"

/** Writing a notice: what it says, how it will look, whom it reaches, and only then sending it. */
export default function Write() {
  const text = useText(noticesDesk)
  const { notice } = useRouter().params
  const asked = useReply("notices.draft", notice === undefined ? undefined : { notice })
  const where = text.where
  if (notice === undefined) return <Writing where={where} />
  if (asked.state === "value") return <Writing key={notice} where={where} from={draftOf(asked.value)} />
  return (
    <Page where={where} title={text.writing.title} wide>
      {asked.state === "loading" ? <Loading /> : <Failure no={asked.no} onRetry={asked.refresh} />}
    </Page>
  )
}

function Writing({ where, from }: { where: string; from?: Draft | undefined }) {
  const desk = useText(noticesDesk)
  const text = desk.writing
  const words = useText(noticesChannels).reach
  const { draft, change, forget } = useDraft(from)
  const [tried, setTried] = useState(false)
  const [checking, setChecking] = useState(false)
  const [undone, setUndone] = useState(false)
  const writing = useSend("notices.write")
  const sending = useSend("notices.send")
  const { content, wrong } = contentOf(draft)

  const save = async () => {
    if (!content) return undefined
    const wrote = await writing.send({ ...content, ...(draft.of && { of: draft.of }) })
    if (wrote.state !== "recorded") return undefined
    change({ of: wrote.value })
    return wrote.value
  }
  const print = async () => {
    setTried(true)
    const saved = await save()
    if (saved) go(`/pages/notices/paper?notice=${saved.notice}`)
  }
  const send = async (people: number | undefined, at: Instant | undefined) => {
    const saved = await save()
    if (!saved) return
    const sent = await sending.send({ ...saved, ...(people !== undefined && { people }), ...(at && { at }) })
    if (sent.state === "recorded") forget()
  }
  const back = (of: NonNullable<Draft["of"]>) => {
    sending.reset()
    writing.reset()
    change({ of })
    setChecking(false)
    setUndone(true)
  }
  const resume = (some: Partial<Draft>) => {
    writing.reset()
    change(some)
    setChecking(false)
  }

  if (sending.sent.state === "recorded")
    return <Undo where={where} title={draft.title} sent={sending.sent.value} onUndone={back} />
  const refused = writing.sent.state === "refused" && writing.sent.no.code === "notices.changedMeanwhile"
  if (checking && content && !refused)
    return (
      <Sending
        where={where}
        content={content}
        busy={writing.sent.state === "sending" || sending.sent.state === "sending"}
        onSend={(people, at) => void send(people, at)}
        onBack={() => setChecking(false)}
        onPrint={() => void print()}
      >
        {writing.sent.state !== "recorded" && <SentStrip sent={writing.sent} again={() => void writing.again()} />}
        <SentStrip sent={sending.sent} again={() => void sending.again()} />
      </Sending>
    )
  const check = () => {
    setTried(true)
    setChecking(wrong.length === 0)
    sending.reset()
  }
  return (
    <Page where={where} title={text.title} lead={text.lead} wide foot={<Button onPress={check}>{text.check}</Button>}>
      {undone && <Strip kind="done">{desk.undo.undone}</Strip>}
      {refused && draft.of && <Other notice={draft.of.notice} onUse={resume} onKeep={of => resume({ of })} />}
      {!refused && writing.sent.state !== "recorded" && (
        <SentStrip sent={writing.sent} again={() => void writing.again()} />
      )}
      {draft.of && (
        <List>
          <Row title={words.saved} note={words.savedNote} onPress={() => void print()} />
        </List>
      )}
      <Columns least={320}>
        <Form draft={draft} onChange={change} wrong={tried ? wrong : []} />
        <Looks draft={draft} />
      </Columns>
    </Page>
  )
}
