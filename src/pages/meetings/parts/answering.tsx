import { type Said, sayings } from "#cloud/meetings/polls/rules"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Note } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { goHome } from "../../../components/go"
import { Page } from "../../../components/page"
import { SentStrip } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { meetings } from "../../../text/meetings"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { deadlineInWords } from "../../../text/when"
import { TellMe } from "../../notices/parts/tell-me"
import { Best } from "./best"
import { Days } from "./days"
import { type Poll, sameSays, saysOf } from "./poll"
import { useDraft } from "./use-draft"

export interface AnsweringProps {
  where: string
  poll: Poll
  refresh: () => void
  /** Where the poll is, when it is a street's. */
  place: { readonly at?: "street" }
}

/** A poll that is open: a tap a time, and one to send. */
export function Answering({ where, poll, refresh, place }: AnsweringProps) {
  const text = useText(meetings).poll
  const { language, elder } = useReading()
  const { draft, say, keep, forget } = useDraft(poll.id)
  const { sent, send, again, reset } = useSend("meetings.answer")
  const recorded = saysOf(poll)
  const says = draft ?? recorded
  const answered = Object.keys(says).length
  const changed = sent.state !== "recorded" && !sameSays(says, recorded)
  const left = poll.slots.filter(({ id }) => says[id] === undefined)
  const onRecord = sent.state === "recorded" || Object.keys(recorded).length > 0

  // What is asked must be in view: in the elder type the best times would push it off the screen.
  const asksFirst = elder && poll.invited

  const tap = (slot: string, said: Said | undefined) => {
    reset()
    say(says, slot, said)
  }
  const noToTheRest = () => {
    reset()
    keep({ ...says, ...Object.fromEntries(left.map(({ id }) => [id, sayings[2]])) })
  }
  const settle = (outcome: Awaited<ReturnType<typeof again>>) => {
    if (outcome.state !== "recorded") return
    forget()
    refresh()
  }
  const submit = async () => settle(await send({ poll: poll.id, says, ...place }))
  const repeat = async () => settle(await again())

  return (
    <Page
      where={where}
      title={poll.title}
      lead={
        <>
          <View>{deadlineInWords(poll.closes, language)}</View>
          <View>{text.place(poll.place)}</View>
        </>
      }
      foot={
        poll.invited && (
          <>
            {answered > 0 && left.length > 0 && (
              <Button kind="text" onPress={noToTheRest}>
                {text.rest}
              </Button>
            )}
            {onRecord && !changed ? (
              <Button onPress={goHome}>{text.home}</Button>
            ) : (
              <Button busy={sent.state === "sending"} disabled={!changed} onPress={() => void submit()}>
                {changed ? text.send(answered, poll.slots.length) : text.choose}
              </Button>
            )}
          </>
        )
      }
    >
      <SentStrip
        sent={sent}
        again={() => void repeat()}
        recorded={({ answered: count, of }) => (
          <>
            <Text>{text.recorded(count, of)}</Text>
            <Text>{text.next}</Text>
          </>
        )}
      />
      {sent.state === "idle" && onRecord && !changed && <Strip kind="done">{text.saved}</Strip>}
      {poll.invited && onRecord && <TellMe about="meeting" others />}
      {!poll.invited && <Strip kind="info">{text.notInvited}</Strip>}
      {poll.note && <Text>{poll.note}</Text>}
      {!asksFirst && <Best poll={poll} />}
      {poll.invited && (
        <Note>
          <Text>{elder ? text.howElder : text.how}</Text>
        </Note>
      )}
      <Days poll={poll} says={says} onSay={poll.invited ? tap : undefined} />
      {asksFirst && <Best poll={poll} />}
      <Note>
        <Text>
          {poll.people === undefined ? text.hidden : poll.people > 0 ? text.people(poll.people) : text.nobody}
        </Text>
      </Note>
    </Page>
  )
}
