import { useState } from "react"
import { fileRoom, filesMost } from "#cloud/notices/attaching/rules"
import { chooseFile } from "../../../cloud/files"
import { NoAnswer, saidBy } from "../../../cloud/reply"
import { Button } from "../../../components/button"
import { Note, Section } from "../../../components/card"
import { Strip } from "../../../components/strip"
import { noticesChannels } from "../../../text/notices-channels"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import type { Draft } from "./draft"

type Files = Draft["files"]

const endings = [".png", ".jpg", ".jpeg", ".pdf"]

/** The files of a notice: uploaded at once, taken out again. */
export function FilePicker({ files, onChange }: { files: Files; onChange: (files: Files) => void }) {
  const shared = useText()
  const text = useText(noticesChannels).files
  const { language } = useReading()
  const [busy, setBusy] = useState<string>()
  const [wrong, setWrong] = useState<string>()
  const choose = async () => {
    const chosen = await chooseFile(endings)
    if (!chosen) return
    if (chosen.size > fileRoom) return setWrong(text.tooLarge)
    setWrong(undefined)
    setBusy(chosen.name)
    try {
      const reply = await chosen.send()
      if (reply.ok) onChange([...files, { file: reply.value.file, name: chosen.name }])
      else setWrong(saidBy(reply, language))
    } catch (failure) {
      setWrong(failure instanceof NoAnswer && !failure.sent ? shared.failure.offline : shared.failure.unknown)
    }
    setBusy(undefined)
  }
  return (
    <Section title={text.title}>
      {files.map(({ file, name }) => (
        <Button key={file} kind="text" small onPress={() => onChange(files.filter(one => one.file !== file))}>
          {text.remove(name)}
        </Button>
      ))}
      {busy !== undefined && <Strip kind="waiting">{text.busy(busy)}</Strip>}
      {wrong && <Strip kind="failed">{wrong}</Strip>}
      {files.length < filesMost && busy === undefined && (
        <>
          <Button kind="plain" small onPress={() => void choose()}>
            {text.add}
          </Button>
          <Note>{text.note}</Note>
        </>
      )}
    </Section>
  )
}
