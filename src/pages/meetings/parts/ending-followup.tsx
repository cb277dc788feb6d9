import { useState } from "react"
import { limits } from "#cloud/meetings/followups/rules"
import type { Value } from "../../../cloud/contracts"
import { chooseFile } from "../../../cloud/files"
import { useReply } from "../../../cloud/use-reply"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card, Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Field } from "../../../components/field"
import { Reason } from "../../../components/reason"
import { SentStrip } from "../../../components/standing"
import { minutes } from "../../../text/minutes"
import { useText } from "../../../text/use-text"

interface FormProps {
  followup: Value<"meetings.followups">["followups"][number]
  seated: { at?: "street" }
  done: () => void
}

/** Notes that something is done: one line; a photo only if somebody wants to, and may upload one. */
export function Ending({ followup, seated, done }: FormProps) {
  const text = useText(minutes).followups
  const me = useReply("members.me", {})
  const uploads = me.value?.member?.roles.some(role => role === "staff" || role === "districtOwner")
  const [note, setNote] = useState("")
  const [photo, setPhoto] = useState<{ file: string; name: string }>()
  const [failed, setFailed] = useState(false)
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend("meetings.endFollowup")
  const short = note.trim().length < 2
  const submit = async () => {
    setTried(true)
    if (short) return
    const told = { ...seated, followup: followup.id, note: note.trim(), ...(photo && { photo: photo.file }) }
    if ((await send(told)).state === "recorded") done()
  }
  const choose = async () => {
    const chosen = await chooseFile([".jpg", ".jpeg", ".png"])
    if (!chosen) return
    const reply = await chosen.send().catch(() => undefined)
    setFailed(!reply?.ok)
    if (reply?.ok) setPhoto({ file: reply.value.file, name: chosen.name })
  }
  return (
    <Card title={followup.what}>
      <Field
        label={text.note}
        kind="long"
        value={note}
        onChange={setNote}
        max={limits.note}
        example={text.noteExample}
        error={tried && short ? text.noteNeed : undefined}
      />
      {uploads && (
        <>
          <Button kind="text" onPress={() => void choose()}>
            {text.photo}
          </Button>
          <Note>
            <Text>{failed ? text.photoFailed : photo ? text.photoChosen(photo.name) : text.photoNote}</Text>
          </Note>
        </>
      )}
      <SentStrip sent={sent} again={() => void again()} recorded={() => <Text>{text.ended}</Text>} />
      <Button busy={sent.state === "sending"} onPress={() => void submit()}>
        {text.endSend}
      </Button>
      <Button kind="text" onPress={done}>
        {text.cancel}
      </Button>
    </Card>
  )
}

/** Opens something again that turned out not to be done. */
export function Reopening({ followup, seated, done }: FormProps) {
  const text = useText(minutes).followups
  return (
    <Reason
      action="meetings.reopenFollowup"
      input={reason => ({ ...seated, followup: followup.id, reason })}
      title={followup.what}
      label={text.reason}
      example={text.reasonExample}
      need={text.reasonNeed}
      least={2}
      max={limits.reason}
      send={text.reopenSend}
      keep={text.cancel}
      onDone={done}
      onKeep={done}
    />
  )
}
