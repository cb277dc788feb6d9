import { useState } from "react"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card, Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Field } from "../../../components/field"
import { State } from "../../../components/mark"
import { SentStrip } from "../../../components/standing"
import { hall as words } from "../../../text/hall"
import { useText } from "../../../text/use-text"
import { type Address, ballotOf, currentItem, currentMotion, type Hall, type Motion } from "./hall"
import { MotionLines } from "./motion-lines"

/** What is on, and what is voted on: with the way to the ballot. */
export function LiveNow({ hall, address, refresh }: { hall: Hall; address: Address; refresh: () => void }) {
  const text = useText(words)
  const item = currentItem(hall)
  const motion = currentMotion(hall)
  if (!item && !motion) return null
  const here = hall.mine.some(one => one.here)
  const votes = hall.mine.some(one => !one.observer && (one.here || one.proxyFrom.length > 0 || hall.remote))
  const at = "at" in address ? address.at : undefined
  const open = motion?.state === "open"
  return (
    <Card
      title={motion?.title ?? item?.title}
      kind={open ? "seal" : "plain"}
      aside={motion ? <MotionState motion={motion} /> : <State kind="info">{text.live.now}</State>}
    >
      {motion ? <MotionLines hall={hall} motion={motion} /> : item?.text && <Text>{item.text}</Text>}
      {open && votes && <Button to={ballotOf(motion.vote, at)}>{text.live.vote}</Button>}
      {open && !votes && hall.mine.length > 0 && (
        <Note>
          <Text>{text.live.notOnRoll}</Text>
        </Note>
      )}
      {motion && motion.state !== "open" && here && hall.state === "open" && (
        <Objecting motion={motion} address={address} refresh={refresh} />
      )}
    </Card>
  )
}

const kinds = { open: "waiting", closing: "waiting", void: "failed", counted: "decided" } as const

export function MotionState({ motion }: { motion: Motion }) {
  const text = useText(words).motion
  const kind = motion.outcome === "failed" ? "failed" : kinds[motion.state]
  return <State kind={kind}>{text[motion.state]}</State>
}

/** An objection is put on record in the person's own words. */
function Objecting({ motion, address, refresh }: { motion: Motion; address: Address; refresh: () => void }) {
  const text = useText(words).live
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState("")
  const { sent, send, again } = useSend("meetings.objectToMotion")
  const place = "at" in address ? { at: address.at } : {}
  const after = (outcome: { state: string }) => {
    if (outcome.state !== "recorded") return
    setOpen(false)
    refresh()
  }
  if (!open)
    return (
      <>
        <SentStrip sent={sent} again={() => void again().then(after)} recorded={() => text.objected} />
        <Button kind="text" onPress={() => setOpen(true)}>
          {text.object}
        </Button>
      </>
    )
  return (
    <>
      <Field label={text.object} hint={text.objectHint} kind="long" max={200} value={typed} onChange={setTyped} />
      <Button
        kind="plain"
        busy={sent.state === "sending"}
        disabled={typed.trim().length < 2}
        onPress={() => void send({ ...place, motion: motion.motion, text: typed.replace(/\s+/g, " ") }).then(after)}
      >
        {text.objectGo}
      </Button>
    </>
  )
}
