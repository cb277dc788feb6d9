import { type ReactNode, useState } from "react"
import { newKey } from "../../../cloud/transport"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Text, View } from "../../../components/elements"
import { Page } from "../../../components/page"
import { SentStrip } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { motions } from "../../../text/motions"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords, deadlineInWords } from "../../../text/when"
import { keepReceipt, keptReceipt, useDraft } from "./draft"
import { AboutMotion, type At, type MySeat, placeAt, Secrecy, TheMotion, useSeatName } from "./motion-about"
import { Receipt } from "./receipt"
import { type Answer, Answers, AnswerWord, answerOf, isAmong, useAnswers } from "./stance"
import type { Vote } from "./vote"

export interface MotionCastingProps {
  vote: Vote
  at: At
  seat: MySeat
  /** Back to the choice of the seat, for who may vote for several. */
  onAnother?: (() => void) | undefined
  /** What stands first and last on the page of the ballot. */
  above?: ReactNode
  below?: ReactNode
}

/** One seat's ballot on a motion: what is recorded of it, and filling it in. */
export function MotionCasting({ vote, at, seat, onAnother, above, below }: MotionCastingProps) {
  const text = useText(motions)
  const { language } = useReading()
  const nameOf = useSeatName()
  const { sent, send, again, reset } = useSend("votes.castSeat")
  const [changing, setChanging] = useState(false)
  const ofSeat = `${vote.vote}.${seat.seat}`
  const { draft, choose, bits } = useDraft(ofSeat, [])
  const answers = useAnswers(vote)
  const answer = answers.find(one => draft.chosen.includes(one.id))
  const before = answerOf(answers, seat.ballot)

  const kept = (outcome: typeof sent) => {
    if (outcome.state === "recorded") keepReceipt(ofSeat, outcome.value.receipt)
  }
  const submit = async ({ ballot }: Answer) => {
    const nonce = await bits(newKey)
    kept(
      await send({
        vote: vote.vote,
        seat: seat.seat,
        ballot,
        nonce,
        ...placeAt(at),
      }),
    )
  }
  const change = () => {
    const last = sent.state === "recorded" ? answer : before
    choose(last ? [last.id] : [])
    setChanging(true)
    reset()
  }
  const name = nameOf(seat)
  const forWhom = <Text>{seat.as === "proxy" ? text.seat.proxy(name) : text.seat.own(name)}</Text>

  const recorded = sent.state === "recorded"
  if (recorded || (seat.voted && !changing)) {
    if (!recorded && seat.channel === "paper")
      return (
        <Page where={text.where} title={vote.title} lead={forWhom}>
          <Strip kind="info" title={seat.day && dayInWords(seat.day, language)}>
            {text.seat.paper}
          </Strip>
          <TheMotion vote={vote} />
        </Page>
      )
    return (
      <Receipt
        where={text.where}
        vote={vote}
        receipt={recorded ? sent.value.receipt : (seat.receipt ?? keptReceipt(ofSeat))}
        chosen={undefined}
        said={<Said answer={recorded ? answer : before} forWhom={forWhom} />}
        beside={
          onAnother && (
            <Button kind="text" onPress={onAnother}>
              {text.seat.another}
            </Button>
          )
        }
        onChange={change}
      />
    )
  }
  return (
    <Page
      where={text.where}
      title={vote.title}
      lead={deadlineInWords(vote.closes, language, vote.now)}
      foot={
        <>
          {onAnother && (
            <Button kind="text" onPress={onAnother}>
              {text.seat.another}
            </Button>
          )}
          <Button
            id="submit"
            busy={sent.state === "sending"}
            disabled={answer === undefined}
            onPress={() => answer && void submit(answer)}
          >
            {answer === undefined ? text.choose : seat.voted ? text.change(answer.word) : text.submit(answer.word)}
          </Button>
        </>
      }
    >
      {above}
      <SentStrip sent={sent} again={() => void again().then(kept)} />
      <TheMotion vote={vote} asked />
      <View>{forWhom}</View>
      <Secrecy vote={vote} />
      {isAmong(vote) && <Text>{text.among.many(answers.length)}</Text>}
      <Answers
        label={isAmong(vote) ? text.among.ask : text.ask}
        answers={answers}
        chosen={answer}
        onChoose={chosen => {
          choose([chosen.id])
          if (sent.state !== "idle") reset()
        }}
      />
      <AboutMotion vote={vote} />
      {below}
    </Page>
  )
}

/** What was cast, as far as it can still be shown on this device. */
function Said({ answer, forWhom }: { answer: Answer | undefined; forWhom: ReactNode }) {
  const text = useText(motions)
  return (
    <>
      <View>{forWhom}</View>
      {answer && (
        <View className="stance-word">
          <Text>{text.said}</Text>
          <AnswerWord answer={answer} />
        </View>
      )}
    </>
  )
}
