import { useState } from "react"
import { checkPoll, type Slot } from "#cloud/meetings/polls/rules"
import { filled, Refusal } from "#cloud/shared/refusal"
import { clockOf, dayOf } from "#cloud/shared/values/day"
import type { Instant } from "#cloud/shared/values/instant"
import { rightNow } from "../../cloud/clock"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Section } from "../../components/card"
import { Columns } from "../../components/columns"
import { Text } from "../../components/elements"
import { Field } from "../../components/field"
import { Page } from "../../components/page"
import { SentStrip } from "../../components/standing"
import { Strip } from "../../components/strip"
import { Switch } from "../../components/switch"
import { meetingsDesk } from "../../text/meetings-desk"
import { type Reading, useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { type Asked, AudiencePart, askedOf } from "./parts/audience-part"
import { momentOf, slotAt, toggled, usualDeadline } from "./parts/week"
import { WeekPart } from "./parts/week-part"

/** What the rules say against these times, in the person's language; undefined when nothing. */
const refused = (slots: readonly Slot[], closes: Instant, language: Reading["language"]): string | undefined => {
  try {
    checkPoll({ slots, closes }, rightNow())
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return filled(error.sentence[language], error.details)
    throw error
  }
}

/** Opening a time poll: what and where, a few taps on a week, until when, and who is asked. */
export default function Opening() {
  const desk = useText(meetingsDesk)
  const text = desk.opening
  const { language } = useReading()
  const [now] = useState(rightNow)
  const [title, setTitle] = useState("")
  const [place, setPlace] = useState("")
  const [note, setNote] = useState("")
  const [chosen, setChosen] = useState<readonly Slot[]>([])
  const [minutes, setMinutes] = useState(90)
  const [closes, setCloses] = useState<{ day: string; clock: string }>()
  const [asked, setAsked] = useState<Asked>({ to: "community", roles: [], buildings: [] })
  const [shown, setShown] = useState(true)
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend("meetings.openPoll")

  const usual = usualDeadline(chosen, now)
  const until = closes ?? { day: usual ? dayOf(usual) : "", clock: usual ? clockOf(usual) : "" }
  const deadline = momentOf(until.day, until.clock)
  const who = askedOf(asked)
  const wrong = {
    title: title.trim() === "" && text.needName,
    place: place.trim() === "" && text.needPlace,
    slots: chosen.length === 0 && text.needSlots,
    times: chosen.length > 0 && deadline && refused(chosen, deadline, language),
    closes: chosen.length > 0 && !deadline && text.needDeadline,
    audience:
      !who && (asked.to === "body" ? text.needBody : asked.to === "roles" ? text.needRoles : text.needBuildings),
  }
  const errorOf = (field: keyof typeof wrong): string | undefined => (tried && wrong[field]) || undefined
  const lengthen = (length: number) => {
    setMinutes(length)
    setChosen(chosen.flatMap(({ day, from }) => slotAt(day, from, length) ?? []))
  }
  const submit = () => {
    setTried(true)
    if (Object.values(wrong).some(Boolean) || !who || !deadline) return
    const more = note.trim()
    void send({
      title: title.trim(),
      place: place.trim(),
      ...(more && { note: more }),
      slots: [...chosen],
      closes: deadline,
      ...who,
      countsShown: shown ? "always" : "afterClose",
    })
  }
  const where = desk.where
  if (sent.state === "recorded")
    return (
      <Page
        where={where}
        title={text.title}
        wide
        foot={<Button to={`/pages/meetings/settling?poll=${sent.value.poll}`}>{text.sentNext}</Button>}
      >
        <SentStrip sent={sent} again={() => void again()} recorded={() => <Text>{text.sent}</Text>} />
      </Page>
    )
  return (
    <Page
      where={where}
      title={text.title}
      lead={text.lead}
      wide
      foot={
        <Button busy={sent.state === "sending"} onPress={submit}>
          {text.send(chosen.length)}
        </Button>
      }
    >
      <SentStrip sent={sent} again={() => void again()} />
      <Columns least={220}>
        <Field
          label={text.name}
          value={title}
          onChange={setTitle}
          max={40}
          example={text.nameExample}
          error={errorOf("title")}
        />
        <Field
          label={text.place}
          value={place}
          onChange={setPlace}
          max={60}
          example={text.placeExample}
          error={errorOf("place")}
        />
      </Columns>
      <Field
        label={text.note}
        kind="long"
        optional
        value={note}
        onChange={setNote}
        max={200}
        example={text.noteExample}
      />
      <WeekPart
        chosen={chosen}
        minutes={minutes}
        now={now}
        onToggle={slot => setChosen(toggled(chosen, slot))}
        onMinutes={lengthen}
      />
      {(errorOf("slots") ?? errorOf("times")) && <Strip kind="failed">{errorOf("slots") ?? errorOf("times")}</Strip>}
      <Section title={text.closes}>
        <Columns least={220}>
          <Field
            label={text.closesDay}
            kind="date"
            value={until.day}
            onChange={day => setCloses({ ...until, day })}
            error={errorOf("closes")}
          />
          <Field
            label={text.closesTime}
            kind="time"
            value={until.clock}
            onChange={at => setCloses({ ...until, clock: at })}
          />
        </Columns>
      </Section>
      <AudiencePart asked={asked} onChange={setAsked} error={errorOf("audience")} />
      <Switch label={text.shown} note={text.shownNote} on={shown} onChange={setShown} />
    </Page>
  )
}
