import { useState } from "react"
import type { Value } from "../../../cloud/contracts"
import { openPaper } from "../../../cloud/open-paper"
import { Section } from "../../../components/card"
import { List, Row } from "../../../components/list"
import { Strip } from "../../../components/strip"
import { noticesChannels } from "../../../text/notices-channels"
import { useText } from "../../../text/use-text"

/** The files of a notice, each opened by a tap. */
export function Attached({ files }: { files: NonNullable<Value<"notices.notice">["files"]> }) {
  const text = useText(noticesChannels).files
  const [wrong, setWrong] = useState(false)
  const open = async (file: string, name: string) => setWrong(!(await openPaper(file, name)))
  return (
    <Section title={text.title}>
      {wrong && <Strip kind="failed">{text.wrong}</Strip>}
      <List label={text.title}>
        {files.map(({ file, name, type, size }) => (
          <Row
            key={file}
            title={text.open(name)}
            note={`${text.kind(type)} · ${text.size(size)}`}
            onPress={() => void open(file, name)}
          />
        ))}
      </List>
    </Section>
  )
}
