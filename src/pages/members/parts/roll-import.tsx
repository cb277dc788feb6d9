import { useState } from "react"
import type { Value } from "../../../cloud/contracts"
import { type Chosen, chooseFile } from "../../../cloud/files"
import { NoAnswer, saidBy } from "../../../cloud/reply"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card, Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Empty, Loading, SentStrip } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { membersDesk } from "../../../text/members-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { RollLook } from "./roll-look"

export type Look = Value<"members.previewRoll">
/** Field → column, from 1, as the clerk has put it right. */
export type Told = Readonly<Record<string, number>>

/** Choose a sheet, look at what it would do, import it. */
export function RollImport({ onImported }: { onImported: () => void }) {
  const shared = useText()
  const text = useText(membersDesk).roll
  const { language } = useReading()
  const [file, setFile] = useState<{ readonly name: string; readonly id?: string }>()
  const [wrong, setWrong] = useState<string>()
  const looking = useSend("members.previewRoll")
  const look = (id: string, columns?: Told) => looking.send({ file: id, ...(columns && { columns }) })
  const upload = async (chosen: Chosen) => {
    looking.reset()
    setWrong(undefined)
    setFile({ name: chosen.name })
    try {
      const reply = await chosen.send()
      if (!reply.ok) return setWrong(saidBy(reply, language))
      setFile({ name: chosen.name, id: reply.value.file })
      await look(reply.value.file)
    } catch (failure) {
      setWrong(failure instanceof NoAnswer && !failure.sent ? shared.failure.offline : shared.failure.unknown)
    }
  }
  const choose = async () => {
    const chosen = await chooseFile([".xlsx", ".csv"])
    if (chosen) await upload(chosen)
  }
  const seen = looking.sent.state === "recorded" ? looking.sent.value : undefined
  const reading = file !== undefined && wrong === undefined && ["idle", "sending"].includes(looking.sent.state)
  return (
    <Card title={file ? file.name : text.upload}>
      {!file && <Empty says={text.uploadNote} example={text.example} />}
      {reading && (
        <>
          <Note>
            <Text>{text.reading(file.name)}</Text>
          </Note>
          <Loading />
        </>
      )}
      {wrong && (
        <Strip kind="failed" title={text.failed}>
          {wrong}
        </Strip>
      )}
      {!seen && !wrong && <SentStrip sent={looking.sent} again={looking.again} />}
      {seen && file?.id !== undefined && (
        <RollLook
          key={seen.plan}
          look={seen}
          name={file.name}
          onColumns={columns => void look(file.id ?? "", columns)}
          onImported={onImported}
        />
      )}
      {!reading && (
        <Button kind={file ? "text" : "primary"} onPress={() => void choose()}>
          {file ? text.another : text.upload}
        </Button>
      )}
    </Card>
  )
}
