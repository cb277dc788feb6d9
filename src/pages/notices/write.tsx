import { useRouter } from "@tarojs/taro"
import { useState } from "react"
import type { Instant } from "#cloud/shared/values/instant"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Columns } from "../../components/columns"
import { View } from "../../components/elements"
import { go, goInstead } from "../../components/go"
import { toFirstWrong } from "../../components/into-view"
import { List, Row } from "../../components/list"
import { Page } from "../../components/page"
import { Failure, Loading, SentStrip } from "../../components/standing"
import { Strip } from "../../components/strip"
import { noticesChannels } from "../../text/notices-channels"
import { noticesDesk } from "../../text/notices-desk"
import { useText } from "../../text/use-text"
import { contentOf, type Draft, draftOf, likeOf, useDraft } from "./parts/draft"
import { Form } from "./parts/form"
import { Looks } from "./parts/looks"
import { Other } from "./parts/other"
import { Sending } from "./parts/sending"
import { Undo } from "./parts/undo"

/** Writing a notice: what it says, how it will look, whom it reaches, and only then sending it. */
export default function Write() {
  const text = useText(noticesDesk)
  const { notice, like, undone } = useRouter().params
  const from = notice ?? like
  const asked = useReply("notices.draft", from === undefined ? undefined : { notice: from })
  const where = text.where
  if (from === undefined) return <Writing where={where} of="" />
  if (asked.state === "value")
    return like === undefined ? (
      <Writing key={from} where={where} of={from} from={draftOf(asked.value)} undone={undone !== undefined} />
    ) : (
      <Writing key={`like ${like}`} where={where} of={`like.${like}`} from={likeOf(asked.value)} />
    )
  return (
    <Page where={where} title={text.writing.title} wide>
      {asked.state === "loading" ? <Loading /> : <Failure no={asked.no} onRetry={asked.refresh} />}
    </Page>
  )
}

interface WritingProps {
  where: string
  /** The draft it is kept as, on this device. */
  of: string
  from?: Draft | undefined
  /** It was sent, and taken back in time. */
  undone?: boolean | undefined
}

function Writing({ where, of, from, undone }: WritingProps) {
  const desk = useText(noticesDesk)
  const text = desk.writing
  const words = useText(noticesChannels).reach
  const { draft, restored, change, forget, clear } = useDraft(of, from)
  const [tried, setTried] = useState(false)
  const [checking, setChecking] = useState(false)
  const [begun, setBegun] = useState(restored && of === "")
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
    if (sent.state === "recorded") forget(saved.notice)
  }
  const resume = (some: Partial<Draft>) => {
    writing.reset()
    change(some)
    setChecking(false)
  }

  if (sending.sent.state === "recorded")
    return (
      <Undo
        where={where}
        title={draft.title}
        sent={sending.sent.value}
        onUndone={notice => goInstead(`/pages/notices/write?notice=${notice}&undone=yes`)}
      />
    )
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
    if (wrong.length > 0) toFirstWrong()
  }
  const another = () => {
    clear()
    setBegun(false)
  }
  return (
    <Page where={where} title={text.title} lead={text.lead} wide foot={<Button onPress={check}>{text.check}</Button>}>
      {undone && <Strip kind="done">{desk.undo.undone}</Strip>}
      {begun && (
        <Strip
          kind="info"
          action={
            <Button kind="text" small onPress={another}>
              {text.another}
            </Button>
          }
        >
          {text.restored}
        </Strip>
      )}
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
        <View className="notice-beside">
          <Looks draft={draft} />
        </View>
      </Columns>
    </Page>
  )
}
