import { useReply } from "../../../cloud/use-reply"
import { useSend } from "../../../cloud/use-send"
import { SentStrip } from "../../../components/standing"
import { Switch } from "../../../components/switch"
import { useText } from "../../../text/use-text"
import { votes } from "../../../text/votes"
import { askPhone } from "./ask-phone"

/** A row that asks for one notice of the result: a switch, never a pop-up of ours. */
export function NoticeRow() {
  const text = useText(votes).receipt
  const known = useReply("notices.credits", {})
  const { sent, send, again } = useSend("notices.credit")
  const credits = sent.state === "recorded" ? sent.value.credits : known.value?.credits
  const credit = credits?.find(({ template }) => template === "result")
  if (!credit) return null
  const on = credit.balance > 0 && !credit.off
  const change = async (wanted: boolean) => {
    const answer = wanted ? await askPhone(credit.id) : "off"
    if (answer !== undefined) await send({ answers: [{ template: "result", answer }] })
  }
  const refused = sent.state === "recorded" && !on
  return (
    <>
      <Switch
        label={text.notify}
        note={on ? text.notifyOn : refused ? text.notifyOff : text.notifyNote}
        on={on}
        disabled={sent.state === "sending"}
        onChange={wanted => void change(wanted)}
      />
      {sent.state !== "recorded" && <SentStrip sent={sent} again={() => void again()} />}
    </>
  )
}
