import { useEffect, useState } from "react"
import { ask } from "../../cloud/call"
import { rightNow } from "../../cloud/clock"
import type { Value } from "../../cloud/contracts"
import { session } from "../../cloud/session"
import { forgetReplies } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Note } from "../../components/card"
import { Text } from "../../components/elements"
import { Figure } from "../../components/figure"
import { goInstead } from "../../components/go"
import { Page } from "../../components/page"
import { Qr } from "../../components/qr"
import { Loading, SentStrip } from "../../components/standing"
import { Strip } from "../../components/strip"
import { members } from "../../text/members"
import { useText } from "../../text/use-text"

type Pairing = Value<"members.pairStart">

/** How often the desk asks whether the phone has agreed, in ms. */
const patience = 2000

/** At the desk: a code for a phone that is already signed in. */
export default function Pair() {
  const text = useText(members).pair
  const { sent, send, again, reset } = useSend("members.pairStart")
  useEffect(() => {
    if (sent.state === "idle") void send({})
  }, [sent.state, send])
  return (
    <Page where={text.where} title={text.title} lead={text.lead}>
      {sent.state === "recorded" ? (
        <Waiting key={sent.value.pairing} pairing={sent.value} onAnother={reset} />
      ) : sent.state === "sending" || sent.state === "idle" ? (
        <Loading />
      ) : (
        <SentStrip sent={sent} again={again} />
      )}
    </Page>
  )
}

function Waiting({
  pairing: { pairing, secret, check, until },
  onAnother,
}: {
  pairing: Pairing
  onAnother: () => void
}) {
  const text = useText(members).pair
  const [state, setState] = useState<Value<"members.pairing">["state"]>("waiting")
  const [left, setLeft] = useState(() => secondsTo(until))
  const { sent, send, again } = useSend("members.pairFinish")
  useEffect(() => {
    if (state !== "waiting") return
    const look = setInterval(async () => {
      setLeft(secondsTo(until))
      const reply = await ask("members.pairing", { pairing, secret }).catch(() => undefined)
      if (reply?.ok) setState(reply.value.state)
    }, patience)
    return () => clearInterval(look)
  }, [state, pairing, secret, until])
  useEffect(() => {
    if (state !== "approved") return
    void send({ pairing, secret }).then(outcome => {
      if (outcome.state !== "recorded") return
      session.keep(outcome.value.session)
      forgetReplies()
      goInstead("/pages/home/desk")
    })
  }, [state, pairing, secret, send])
  if (state === "over" || left === 0)
    return (
      <>
        <Strip kind="waiting">{text.over}</Strip>
        <Button onPress={onAnother}>{text.again}</Button>
      </>
    )
  if (state === "approved") return <SentStrip sent={sent} again={again} recorded={() => <Text>{text.signing}</Text>} />
  const address =
    process.env.TARO_ENV === "h5" ? `${window.location.origin}/#/pages/members/approve?pairing=${pairing}` : pairing
  return (
    <>
      <Qr text={address} label={text.title} size="260px" />
      <Figure label={text.check} value={check} />
      <Note>
        <Text>{text.left(left)}</Text>
      </Note>
      <Note>
        <Text>{`${text.typed} ${pairing}`}</Text>
      </Note>
    </>
  )
}

const secondsTo = (until: string): number =>
  Math.max(0, Math.round((Date.parse(until) - Date.parse(rightNow())) / 1000))
