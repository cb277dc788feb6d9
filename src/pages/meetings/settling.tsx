import { useRouter } from "@tarojs/taro"
import { useState } from "react"
import { beginOf } from "#cloud/meetings/polls/rules"
import { rightNow } from "../../cloud/clock"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Note } from "../../components/card"
import { Text } from "../../components/elements"
import { Page } from "../../components/page"
import { Failure, Loading, SentStrip } from "../../components/standing"
import { Strip } from "../../components/strip"
import { meetings } from "../../text/meetings"
import { meetingsCalling } from "../../text/meetings-calling"
import { meetingsDesk } from "../../text/meetings-desk"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { deadlineInWords } from "../../text/when"
import { slotInWords } from "./parts/best"
import type { Poll } from "./parts/poll"
import { Prospects } from "./parts/prospects"
import { Settled } from "./parts/settled"
import { SlotChoices } from "./parts/slot-choices"
import { Unanswered } from "./parts/unanswered"
import { Who } from "./parts/who"
import { Withdrawing } from "./parts/withdrawing"

/** Settling a time at the desk: the answers, the choice, and who said what. */
export default function Settling() {
  const desk = useText(meetingsDesk)
  const { poll = "", at } = useRouter().params
  const place = at === "street" ? ({ at } as const) : {}
  const asked = useReply("meetings.poll", { poll, ...place })
  const where = desk.where
  if (asked.state === "value") return <Answers where={where} poll={asked.value} refresh={asked.refresh} place={place} />
  return (
    <Page where={where} wide>
      {asked.state === "loading" ? <Loading /> : <Failure no={asked.no} onRetry={asked.refresh} />}
    </Page>
  )
}

interface AnswersProps {
  where: string
  poll: Poll
  refresh: () => void
  place: { readonly at?: "street" }
}

function Answers({ where, poll, refresh, place }: AnswersProps) {
  const words = useText(meetings)
  const text = useText(meetingsDesk).settling
  const calling = useText(meetingsCalling).desk
  const { language } = useReading()
  const [picked, setPicked] = useState<string>()
  const { sent, send, again } = useSend("meetings.settle")
  const slot = poll.slots.find(({ id }) => id === picked)
  const undecided = poll.state === "open" || poll.state === "closed"
  const now = rightNow()
  const after = (outcome: Awaited<ReturnType<typeof again>>) => outcome.state === "recorded" && refresh()
  return (
    <Page
      where={where}
      title={poll.title}
      lead={[undecided && deadlineInWords(poll.closes, language), text.people(poll.people ?? 0)]
        .filter(Boolean)
        .join(" · ")}
      wide
      foot={
        undecided && (
          <Button
            busy={sent.state === "sending"}
            disabled={!slot}
            onPress={() => slot && void send({ poll: poll.id, slot: slot.id, ...place }).then(after)}
          >
            {slot ? text.settle(slotInWords(slot, language)) : text.pick}
          </Button>
        )
      }
    >
      <SentStrip sent={sent} again={() => void again().then(after)} recorded={() => <Text>{text.settled}</Text>} />
      {poll.settled && <Settled poll={poll} />}
      {poll.settled && <Button to={`/pages/meetings/calling?poll=${poll.id}`}>{calling.fromPoll}</Button>}
      {poll.withdrawn && (
        <Strip kind="failed" title={words.poll.withdrawn}>
          {poll.withdrawn.reason}
        </Strip>
      )}
      {undecided && poll.state === "open" && <Strip kind="waiting">{text.early}</Strip>}
      {undecided && (
        <>
          {poll.body ? (
            <Prospects
              poll={poll}
              place={place}
              picked={picked}
              onPick={setPicked}
              isPast={one => beginOf(one) <= now}
            />
          ) : (
            <SlotChoices poll={poll} picked={picked} onPick={setPicked} isPast={one => beginOf(one) <= now} />
          )}
          <Note>
            <Text>{text.once}</Text>
          </Note>
        </>
      )}
      {poll.body && undecided && <Unanswered poll={poll.id} place={place} />}
      <Who poll={poll} />
      {undecided && <Withdrawing poll={poll.id} onWithdrawn={refresh} />}
    </Page>
  )
}
