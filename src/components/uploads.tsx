import { useState } from "react"
import { chooseFile } from "../cloud/files"
import { NoAnswer, saidBy } from "../cloud/reply"
import { useReading } from "../text/reading"
import { useText } from "../text/use-text"
import { Button } from "./button"
import { Note } from "./card"
import { List, Row } from "./list"
import { Strip } from "./strip"

interface Uploaded {
  readonly file: string
  readonly name: string
}

interface UploadsProps<File extends Uploaded> {
  readonly files: readonly File[]
  readonly onChange: (files: (File | Uploaded)[]) => void
  /** What may be chosen, as ".pdf". */
  readonly endings: readonly string[]
  readonly most: number
  /** Bytes a file may have, where less than any upload. */
  readonly room?: number
  /** Whether the way to add one is a link rather than a button. */
  readonly quiet?: boolean
  readonly text: {
    readonly add: string
    readonly note: string
    readonly busy: (name: string) => string
    readonly remove: (name: string) => string
    readonly tooLarge?: string
  }
}

/** A name as long as the cloud takes it. */
const nameOf = (name: string): string => name.slice(-80)

/** Files beside something that is being written: uploaded at once, taken out again, each failure said. */
export function Uploads<File extends Uploaded>(props: UploadsProps<File>) {
  const { files, onChange, endings, most, room = Number.POSITIVE_INFINITY, quiet = false, text } = props
  const shared = useText()
  const failed = shared.failure
  const { language } = useReading()
  const [busy, setBusy] = useState<string>()
  const [wrong, setWrong] = useState<string>()
  const choose = async () => {
    const chosen = await chooseFile(endings)
    if (!chosen) return
    if (chosen.size > room) return setWrong(text.tooLarge)
    setWrong(undefined)
    setBusy(chosen.name)
    try {
      const reply = await chosen.send()
      if (reply.ok) onChange([...files, { file: reply.value.file, name: nameOf(chosen.name) }])
      else setWrong(saidBy(reply, language))
    } catch (failure) {
      setWrong(failure instanceof NoAnswer && !failure.sent ? failed.offline : failed.unknown)
    }
    setBusy(undefined)
  }
  return (
    <>
      {files.length > 0 && (
        <List>
          {files.map(({ file, name }) => (
            <Row
              key={file}
              title={name}
              verb={
                <Button
                  kind="plain"
                  small
                  label={text.remove(name)}
                  onPress={() => onChange(files.filter(one => one.file !== file))}
                >
                  {shared.takeOut}
                </Button>
              }
            />
          ))}
        </List>
      )}
      {busy !== undefined && <Strip kind="waiting">{text.busy(busy)}</Strip>}
      {wrong && <Strip kind="failed">{wrong}</Strip>}
      {files.length < most && busy === undefined && (
        <>
          <Button kind={quiet ? "text" : "plain"} small onPress={() => void choose()}>
            {text.add}
          </Button>
          <Note>{text.note}</Note>
        </>
      )}
    </>
  )
}
