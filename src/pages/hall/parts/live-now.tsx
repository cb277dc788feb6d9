import { Button } from "../../../components/button"
import { Card, Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { State } from "../../../components/mark"
import { Reason } from "../../../components/reason"
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
  const place = "at" in address ? { at: address.at } : {}
  return (
    <Reason
      action="meetings.objectToMotion"
      input={says => ({ ...place, motion: motion.motion, text: says.replace(/\s+/g, " ") })}
      open={text.object}
      label={text.object}
      hint={text.objectHint}
      need={text.objectNeed}
      least={2}
      max={200}
      long
      quiet
      send={text.objectGo}
      recorded={text.objected}
      onDone={refresh}
    />
  )
}
