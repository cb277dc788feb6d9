import { leadingTwo } from "#cloud/votes/counting/several"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card, Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { SentStrip } from "../../../components/standing"
import { hall as words } from "../../../text/hall"
import { useText } from "../../../text/use-text"
import { type Address, type Hall, type Motion, within } from "./hall"
import { MotionState } from "./live-now"
import { MotionLines } from "./motion-lines"
import type { Narrowed } from "./putting"

interface DeskMotionProps {
  hall: Hall
  address: Address
  refresh: () => void
  /** Between two of its choices the motion is put again. */
  onAgain: (item: Motion["item"], narrowed: Narrowed) => void
}

/** The latest motion: how far it is, the way to end it, paper, and what it came to. */
export function DeskMotion({ hall, address, refresh, onAgain }: DeskMotionProps) {
  const text = useText(words).desk
  const { sent, send, again } = useSend("meetings.closeMotion")
  const motion = hall.motions.at(-1)
  if (!motion) return null
  const at = "at" in address ? address.at : undefined
  const after = (outcome: { state: string }) => {
    if (outcome.state === "recorded" || outcome.state === "refused") refresh()
  }
  const end = () => void send({ ...(at && { at }), motion: motion.motion }).then(after)
  return (
    <Card
      title={motion.title}
      aside={<MotionState motion={motion} />}
      kind={motion.state === "open" ? "seal" : "plain"}
    >
      <MotionLines hall={hall} motion={motion} />
      {sent.state !== "recorded" && <SentStrip sent={sent} again={() => void again().then(after)} />}
      {motion.state === "open" && (
        <>
          <Note>
            <Text>{text.endNote}</Text>
          </Note>
          <Button busy={sent.state === "sending"} onPress={end}>
            {text.end}
          </Button>
          <Button kind="text" to={`/pages/chats/desk?vote=${motion.vote}${within(at)}`}>
            {text.toChat}
          </Button>
        </>
      )}
      <Again hall={hall} motion={motion} onAgain={onAgain} />
      {(motion.state === "open" || motion.state === "closing") && (
        <Button kind="text" to={`/pages/votes/paper?vote=${motion.vote}${within(at)}`}>
          {text.paper}
        </Button>
      )}
    </Card>
  )
}

/** Where no choice was decided, the chair may put the two with most votes to another vote; nothing obliges anybody to. */
function Again({ hall, motion, onAgain }: Pick<DeskMotionProps, "hall" | "onAgain"> & { motion: Motion }) {
  const text = useText(words).desk
  const { choices = [], decided, state, item } = motion
  const two = leadingTwo(choices.map(one => ({ ...one, votes: one.votes ?? 0 })))
  if (state !== "counted" || decided !== undefined || hall.item !== item || !two) return null
  const left = two.map(({ title, details = "" }) => ({ title, details }))
  return (
    <>
      <Note>
        <Text>{text.againNote}</Text>
      </Note>
      <Button
        kind="plain"
        disabled={!hall.figures.valid}
        onPress={() => onAgain(item, { text: motion.text, choices: left })}
      >
        {text.again}
      </Button>
    </>
  )
}
