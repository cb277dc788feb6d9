import { useState } from "react"
import { slotId } from "#cloud/meetings/polls/rules"
import { useBodies } from "../../../cloud/use-bodies"
import { useReply } from "../../../cloud/use-reply"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Section } from "../../../components/card"
import { Choice, Choices } from "../../../components/choice"
import { Text } from "../../../components/elements"
import { Page } from "../../../components/page"
import { Empty, SentStrip, Show } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { meetingsCalling } from "../../../text/meetings-calling"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { CallForm, missingIn } from "./call-form"
import { type At, placed, tail } from "./called"
import { emptyPlan, fieldsOf, type Plan } from "./plan"
import type { Poll } from "./poll"

/** A plan that begins with what a settled poll already says. */
const planFrom = (poll: Poll | undefined): Plan => {
  const slot = poll?.slots.find(one => slotId(one) === poll.settled?.slot)
  if (!poll || !slot) return emptyPlan
  const { day, from, to } = slot
  return { ...emptyPlan, title: poll.title, place: poll.place, note: poll.note ?? "", day, from, to }
}

/** Calling a meeting of one of the bodies. */
export function NewCall({ poll, body, at }: { poll: Poll | undefined; body: string; at: At }) {
  const words = useText(meetingsCalling)
  const text = words.form
  const { language } = useReading()
  const bodies = useBodies(placed(at))
  const alive = bodies.value ?? []
  const [picked, setPicked] = useState(body)
  const chosen = picked || (alive.length === 1 ? (alive[0]?.body ?? "") : "")
  const terms = useReply("meetings.terms", chosen ? { body: chosen, ...placed(at) } : undefined)
  const [plan, setPlan] = useState<Plan>(() => planFrom(poll))
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend("meetings.callMeeting")
  const polled = poll?.settled !== undefined
  const submit = () => {
    setTried(true)
    const fields = fieldsOf(plan)
    if (!terms.value || !fields || missingIn(plan, terms.value, true, language).length > 0) return
    void send({ body: chosen, ...(poll && polled && { poll: poll.id }), ...fields, ...placed(at) })
  }
  if (sent.state === "recorded")
    return (
      <Page
        where={words.where}
        title={plan.title}
        wide
        foot={
          <Button to={`/pages/meetings/convening?meeting=${sent.value.meeting}${tail(at)}`}>{text.sentNext}</Button>
        }
      >
        <SentStrip sent={sent} again={() => void again()} recorded={({ told }) => <Text>{text.sent(told)}</Text>} />
      </Page>
    )
  return (
    <Page
      where={words.where}
      title={text.title}
      lead={text.lead}
      wide
      foot={
        terms.value?.calls && (
          <Button busy={sent.state === "sending"} onPress={submit}>
            {text.send}
          </Button>
        )
      }
    >
      <SentStrip sent={sent} again={() => void again()} />
      <Show asked={bodies}>
        {() =>
          alive.length === 0 ? (
            <Empty says={text.noBodies} />
          ) : (
            <Section title={text.body}>
              <Choices of="one" label={text.body}>
                {alive.map(one => (
                  <Choice
                    key={one.body}
                    of="one"
                    title={one.name}
                    note={<Text>{one.groups.join(" · ")}</Text>}
                    chosen={one.body === chosen}
                    onChange={() => setPicked(one.body)}
                  />
                ))}
              </Choices>
            </Section>
          )
        }
      </Show>
      {chosen && (
        <Show asked={terms}>
          {known =>
            known.calls ? (
              <CallForm
                body={chosen}
                at={at}
                terms={known}
                plan={plan}
                onChange={setPlan}
                moved
                polled={polled}
                tried={tried}
              />
            ) : (
              <Strip kind="failed">{text.notYou(known.offices.map(one => text.office[one]).join(text.or))}</Strip>
            )
          }
        </Show>
      )}
    </Page>
  )
}
