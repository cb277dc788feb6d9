import { useReply } from "../../../cloud/use-reply"
import { useSend } from "../../../cloud/use-send"
import { SentStrip } from "../../../components/standing"
import { Switch } from "../../../components/switch"
import { notices } from "../../../text/notices"
import { useText } from "../../../text/use-text"

/** A switch for text messages, where the community sends any: to the number that the roll has for this person, once they say so. */
export function Texts() {
  const text = useText(notices).tell
  const sends = useReply("notices.credits", {}).value?.texts
  const me = useReply("members.me", {})
  const { sent, send, again } = useSend("members.settings")
  const texts = me.value?.member?.texts
  if (!sends || !texts) return null
  const on = sent.state === "recorded" ? sent.value.texts : texts.on
  return (
    <>
      <Switch
        label={text.texts}
        note={texts.possible ? text.textsNote : text.textsNone}
        on={on}
        disabled={sent.state === "sending" || !(texts.possible || on)}
        onChange={wanted => void send({ texts: wanted })}
      />
      {sent.state !== "recorded" && <SentStrip sent={sent} again={() => void again()} />}
    </>
  )
}
