import { useSend } from "../../../cloud/use-send"
import { Card, Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { SentStrip } from "../../../components/standing"
import { projectsDesk } from "../../../text/projects-desk"
import { useText } from "../../../text/use-text"
import type { Round } from "./round"
import { Sure } from "./sure"

/** Making the counted result public. */
export function Publishing({ round, changed }: { round: Round; changed: () => void }) {
  const text = useText(projectsDesk).publishing
  const { sent, send, again } = useSend("projects.publish")
  const publish = async () => {
    const { state } = await send({ round: round.id })
    if (state === "recorded") changed()
  }
  return (
    <Card title={text.title} kind="seal">
      <Note>
        <Text>{text.note(round.publicity.days)}</Text>
      </Note>
      <SentStrip sent={sent} again={() => void again()} />
      <Sure word={text.word} says={text.send} busy={sent.state === "sending"} onSure={() => void publish()} />
    </Card>
  )
}
