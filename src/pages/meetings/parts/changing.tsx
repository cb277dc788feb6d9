import { useState } from "react"
import { useReply } from "../../../cloud/use-reply"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card, Note } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { goInstead } from "../../../components/go"
import { Page } from "../../../components/page"
import { SentStrip, Show } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { meetingsCalling } from "../../../text/meetings-calling"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { CallForm, missingIn } from "./call-form"
import { type At, type Meeting, placed, tail, timeInWords } from "./called"
import { fieldsOf, type Plan, planOf } from "./plan"

/** Changing a called meeting. When somebody else was faster, both versions stand side by side and the clerk decides. */
export function Changing({ meeting, at, refresh }: { meeting: Meeting; at: At; refresh: () => void }) {
  const words = useText(meetingsCalling)
  const text = words.form
  const { language } = useReading()
  // What the clerk began with: it stays when the meeting is read again, so that a change by somebody else is noticed.
  const [began, setBegan] = useState(meeting)
  const [plan, setPlan] = useState<Plan>(() => planOf(meeting))
  const [tried, setTried] = useState(false)
  const terms = useReply("meetings.terms", { body: meeting.body, ...placed(at) })
  const { sent, send, again, reset } = useSend("meetings.changeMeeting")
  const moved = (() => {
    const fields = fieldsOf(plan)
    return !fields || fields.begins !== meeting.begins || fields.ends !== meeting.ends
  })()
  const clash = meeting.changes !== began.changes || (sent.state === "refused" && isClash(sent.no.code))
  const submit = (seen: number) => {
    setTried(true)
    const fields = fieldsOf(plan)
    if (!terms.value || !fields || missingIn(plan, terms.value, moved, language).length > 0) return
    void send({ meeting: meeting.id, changes: seen, ...fields, ...placed(at) }).then(outcome => {
      if (outcome.state === "refused" && isClash(outcome.no.code)) refresh()
    })
  }
  const to = `/pages/meetings/convening?meeting=${meeting.id}${tail(at)}`
  if (sent.state === "recorded")
    return (
      <Page
        where={words.where}
        title={plan.title}
        wide
        foot={<Button onPress={() => goInstead(to)}>{text.sentNext}</Button>}
      >
        <SentStrip sent={sent} again={() => void again()} recorded={({ told }) => <Text>{text.saved(told)}</Text>} />
      </Page>
    )
  return (
    <Page
      where={words.where}
      title={text.changeTitle}
      lead={meeting.bodyName}
      wide
      foot={
        !clash && (
          <Button busy={sent.state === "sending"} onPress={() => submit(began.changes)}>
            {text.save}
          </Button>
        )
      }
    >
      {clash ? (
        <Clash
          now={meeting}
          mine={plan}
          onTheirs={() => {
            setBegan(meeting)
            setPlan(planOf(meeting))
            reset()
          }}
          onMine={() => {
            setBegan(meeting)
            reset()
            submit(meeting.changes)
          }}
        />
      ) : (
        <SentStrip sent={sent} again={() => void again()} />
      )}
      <Show asked={terms}>
        {known => (
          <CallForm
            {...{ body: meeting.body, at, terms: known, plan, moved, tried }}
            onChange={setPlan}
            polled={false}
          />
        )}
      </Show>
    </Page>
  )
}

const isClash = (code: string): boolean => code === "meetings.changedMeanwhile"

interface ClashProps {
  now: Meeting
  mine: Plan
  onTheirs: () => void
  onMine: () => void
}

/** Both versions, and which of them shall stand. */
function Clash({ now, mine, onTheirs, onMine }: ClashProps) {
  const text = useText(meetingsCalling).form
  const { language } = useReading()
  const fields = fieldsOf(mine)
  return (
    <Card title={text.clash}>
      <Strip kind="waiting" title={text.clashNow}>
        {text.clashLine(now.title, timeInWords(now, language), now.place, now.agenda.length)}
      </Strip>
      {fields && (
        <Note>
          <View>{text.clashMine}</View>
          <Text>{text.clashLine(fields.title, timeInWords(fields, language), fields.place, fields.agenda.length)}</Text>
        </Note>
      )}
      <Button kind="plain" onPress={onTheirs}>
        {text.keepTheirs}
      </Button>
      <Button kind="plain" onPress={onMine}>
        {text.keepMine}
      </Button>
    </Card>
  )
}
