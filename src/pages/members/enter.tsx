import { useRouter } from "@tarojs/taro"
import { useState } from "react"
import { session } from "../../cloud/session"
import { forgetReplies, useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Text } from "../../components/elements"
import { Field } from "../../components/field"
import { goHome } from "../../components/go"
import { Page } from "../../components/page"
import { Empty, SentStrip, Show } from "../../components/standing"
import { Strip } from "../../components/strip"
import { members } from "../../text/members"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { momentInWords } from "../../text/when"
import { ConsentText } from "./parts/introduce"

/** A one-time link: the first administrator's, or that of somebody who was invited to the staff. */
export default function Enter() {
  const all = useText(members)
  const text = all.enter
  const { language } = useReading()
  const { link } = useRouter().params
  const asked = useReply("members.link", link ? { link } : undefined)
  const [name, setName] = useState("")
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend("members.redeem")
  const called = name || asked.value?.name || ""
  const missing = called.trim().length < 2 && all.landing.needName
  const redeem = async () => {
    setTried(true)
    if (!link || missing) return
    const outcome = await send({ link, name: called.trim(), consent: all.consent.version })
    if (outcome.state !== "recorded") return
    if (outcome.value.session) session.keep(outcome.value.session)
    forgetReplies()
  }
  if (!link)
    return (
      <Page where={text.where}>
        <Empty says={text.missing} action={<Button onPress={goHome}>{all.landing.goHome}</Button>} />
      </Page>
    )
  if (sent.state === "recorded")
    return (
      <Page where={text.where}>
        <Strip kind="done" title={text.done} />
        <Button to="/pages/home/desk">{text.goDesk}</Button>
      </Page>
    )
  return (
    <Page where={text.where} title={asked.value && text.title(asked.value.communityName)} lead={text.lead}>
      <Show asked={asked}>
        {({ until }) => (
          <>
            <Text>{text.until(momentInWords(until, language))}</Text>
            <Field
              label={all.landing.name}
              value={called}
              onChange={setName}
              max={20}
              example={all.landing.nameExample}
              error={(tried && missing) || undefined}
            />
            <SentStrip sent={sent} again={again} />
            <Button busy={sent.state === "sending"} onPress={() => void redeem()}>
              {text.send}
            </Button>
            <ConsentText />
          </>
        )}
      </Show>
    </Page>
  )
}
