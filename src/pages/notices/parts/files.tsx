import { fileRoom, filesMost } from "#cloud/notices/attaching/rules"
import { useReply } from "../../../cloud/use-reply"
import { Note, Section } from "../../../components/card"
import { Uploads } from "../../../components/uploads"
import { noticesChannels } from "../../../text/notices-channels"
import { useText } from "../../../text/use-text"
import type { Draft } from "./draft"

type Files = Draft["files"]

const endings = [".png", ".jpg", ".jpeg", ".pdf"]

/** The files of a notice, where the deployment can carry any. */
export function FilePicker({ files, onChange }: { files: Files; onChange: (files: Files) => void }) {
  const text = useText(noticesChannels).files
  const known = useReply("notices.channels", {}).value
  return (
    <Section title={text.title}>
      {known && !known.files && <Note>{text.none}</Note>}
      <Uploads
        files={files}
        onChange={onChange}
        endings={endings}
        // What the deployment cannot carry can be taken out, and not be added.
        most={known?.files ? filesMost : 0}
        room={fileRoom}
        text={text}
      />
    </Section>
  )
}
