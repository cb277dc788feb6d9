import { useRouter } from "@tarojs/taro"
import { useState } from "react"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Text } from "../../components/elements"
import { Field } from "../../components/field"
import { Page } from "../../components/page"
import { SentStrip } from "../../components/standing"
import { Strip } from "../../components/strip"
import { members } from "../../text/members"
import { useText } from "../../text/use-text"
import { canScan, scanComputer } from "../home/parts/scan"

/** On the phone: agree that the computer whose number I see is signed in as me. */
export default function Approve() {
  const text = useText(members).approve
  const { pairing: scanned } = useRouter().params
  const [filled, setFilled] = useState({ pairing: "", check: "" })
  const [tried, setTried] = useState(false)
  const pairing = (scanned ?? filled.pairing).trim().toLowerCase()
  const asked = useReply("members.pairing", scanned ? { pairing: scanned } : undefined)
  const { sent, send, again } = useSend("members.pairApprove")
  const check = filled.check.normalize("NFKC").trim()
  const wrong = {
    pairing: pairing.length < 6 && text.needCode,
    check: !/^\d\d$/.test(check) && text.needCheck,
  }
  const over = asked.value?.state === "over"
  const agree = () => {
    setTried(true)
    if (!wrong.pairing && !wrong.check) void send({ pairing, check })
  }
  const look = async () => {
    const pairing = await scanComputer()
    if (pairing !== undefined) setFilled({ ...filled, pairing })
  }
  const done = sent.state === "recorded"
  return (
    <Page
      where={text.where}
      title={text.title}
      lead={text.lead}
      foot={
        !done &&
        !over && (
          <Button busy={sent.state === "sending"} onPress={agree}>
            {text.agree}
          </Button>
        )
      }
    >
      {over && <Strip kind="failed">{text.over}</Strip>}
      <SentStrip sent={sent} again={again} recorded={() => <Text>{text.done}</Text>} />
      {!done && !over && (
        <>
          {!scanned && canScan && (
            <Button kind="plain" onPress={() => void look()}>
              {text.scan}
            </Button>
          )}
          {!scanned && (
            <Field
              label={text.code}
              value={filled.pairing}
              onChange={value => setFilled({ ...filled, pairing: value })}
              max={40}
              example={text.codeExample}
              error={(tried && wrong.pairing) || undefined}
            />
          )}
          <Field
            label={text.check}
            kind="number"
            value={filled.check}
            onChange={value => setFilled({ ...filled, check: value })}
            max={2}
            example={text.checkExample}
            error={(tried && wrong.check) || undefined}
          />
        </>
      )}
    </Page>
  )
}
