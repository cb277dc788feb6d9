import { fileRoom, filesMost } from "#cloud/notices/attaching/rules"
import { Section } from "../../../components/card"
import { Uploads } from "../../../components/uploads"
import { noticesChannels } from "../../../text/notices-channels"
import { useText } from "../../../text/use-text"
import type { Draft } from "./draft"

type Files = Draft["files"]

const endings = [".png", ".jpg", ".jpeg", ".pdf"]

/** The files of a notice. */
export function FilePicker({ files, onChange }: { files: Files; onChange: (files: Files) => void }) {
  const text = useText(noticesChannels).files
  return (
    <Section title={text.title}>
      <Uploads files={files} onChange={onChange} endings={endings} most={filesMost} room={fileRoom} text={text} />
    </Section>
  )
}
