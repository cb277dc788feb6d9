import { useState } from "react"
import { chooseFile } from "../../../cloud/files"
import { NoAnswer, saidBy } from "../../../cloud/reply"
import { Button } from "../../../components/button"
import { Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Strip } from "../../../components/strip"
import { meetingsCalling } from "../../../text/meetings-calling"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import type { DraftItem } from "./plan"

type Papers = DraftItem["papers"]

/** What the server takes as a paper, and how many of them an item has at most (calling/input-shape.ts). */
const endings = [".pdf", ".png", ".jpg", ".jpeg", ".xlsx", ".csv"]
const most = 5
/** A name as long as the cloud takes it. */
const nameOf = (name: string): string => name.slice(-80)

/** The papers of one item: uploaded at once, taken out again. */
export function PaperPicker({ papers, onChange }: { papers: Papers; onChange: (papers: Papers) => void }) {
  const shared = useText()
  const text = useText(meetingsCalling).form
  const { language } = useReading()
  const [busy, setBusy] = useState<string>()
  const [wrong, setWrong] = useState<string>()
  const choose = async () => {
    const chosen = await chooseFile(endings)
    if (!chosen) return
    setWrong(undefined)
    setBusy(chosen.name)
    try {
      const reply = await chosen.send()
      if (reply.ok) onChange([...papers, { file: reply.value.file, name: nameOf(chosen.name) }])
      else setWrong(saidBy(reply, language))
    } catch (failure) {
      setWrong(failure instanceof NoAnswer && !failure.sent ? shared.failure.offline : shared.failure.unknown)
    }
    setBusy(undefined)
  }
  return (
    <>
      {papers.map(({ file, name }) => (
        <Button key={file} kind="text" small onPress={() => onChange(papers.filter(one => one.file !== file))}>
          {text.paperRemove(name)}
        </Button>
      ))}
      {busy !== undefined && <Strip kind="waiting">{text.paperBusy(busy)}</Strip>}
      {wrong && <Strip kind="failed">{wrong}</Strip>}
      {papers.length < most && busy === undefined && (
        <>
          <Button kind="text" small onPress={() => void choose()}>
            {text.paper}
          </Button>
          <Note>
            <Text>{text.paperNote}</Text>
          </Note>
        </>
      )}
    </>
  )
}
