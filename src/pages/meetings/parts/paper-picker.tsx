import { Uploads } from "../../../components/uploads"
import { meetingsCalling } from "../../../text/meetings-calling"
import { useText } from "../../../text/use-text"
import type { DraftItem } from "./plan"

type Papers = DraftItem["papers"]

/** What the server takes as a paper, and how many of them an item has at most (calling/input-shape.ts). */
const endings = [".pdf", ".png", ".jpg", ".jpeg", ".xlsx", ".csv"]
const most = 5

/** The papers of one item. */
export function PaperPicker({ papers, onChange }: { papers: Papers; onChange: (papers: Papers) => void }) {
  const { paper: add, paperNote: note, paperBusy: busy, paperRemove: remove } = useText(meetingsCalling).form
  const text = { add, note, busy, remove }
  return <Uploads files={papers} onChange={onChange} endings={endings} most={most} quiet text={text} />
}
