import { useState } from "react"
import type { Value } from "../../../cloud/contracts"
import { Button } from "../../../components/button"
import { Note, Section } from "../../../components/card"
import { Text } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { Strip } from "../../../components/strip"
import { meetingsCalled } from "../../../text/meetings-called"
import { meetingsCalling } from "../../../text/meetings-calling"
import { useText } from "../../../text/use-text"

type Answers = Value<"meetings.responses">
type Said = keyof typeof marks

const marks = { coming: "done", substitute: "done", notComing: "failed" } as const

/** How many say that they come, beside what the rules ask for; then who said what. */
export function Coming({ answers }: { answers: Answers }) {
  const text = useText(meetingsCalling).one
  const { needed = 0, eligible = 0, households, groups } = answers
  if (households)
    return <Strip kind="info">{text.households(households.coming + households.substitute, households.notComing)}</Strip>
  const coming = groups.reduce((sum, group) => sum + group.coming + group.substitute, 0)
  const lacking = groups.some(group => group.coming + group.substitute < group.least)
  const enough = coming >= needed && !lacking
  return (
    <>
      <Strip kind={enough ? "done" : "waiting"} title={text.coming(coming)}>
        <Text>
          {[
            text.needed(needed, eligible),
            enough ? text.enough : coming < needed ? text.short(needed - coming) : text.lacking,
          ].join(" · ")}
        </Text>
      </Strip>
      <Section title={text.groups}>
        <List label={text.groups}>
          {groups.map(group => {
            const [come, of] = [
              group.coming + group.substitute,
              group.coming + group.substitute + group.notComing + group.silent,
            ]
            const short = come < group.least
            return (
              <Row
                key={group.group}
                title={group.group}
                note={group.least > 0 ? text.least(group.least) : undefined}
                state={
                  <State kind={short ? "waiting" : group.least > 0 ? "done" : "info"}>{text.group(come, of)}</State>
                }
              />
            )
          })}
        </List>
      </Section>
      <Who seats={answers.seats} />
    </>
  )
}

function Who({ seats }: { seats: Answers["seats"] }) {
  const text = useText(meetingsCalling).one
  const { says } = useText(meetingsCalled)
  const [open, setOpen] = useState(false)
  return (
    <Section title={text.who}>
      <Note>
        <Text>{text.whoNote}</Text>
      </Note>
      {!open && (
        <Button kind="text" onPress={() => setOpen(true)}>
          {text.show}
        </Button>
      )}
      {open && (
        <List label={text.who}>
          {seats.map(seat => {
            const said: Said | undefined = seat.says
            return (
              <Row
                key={seat.seat}
                title={seat.vacant ? text.vacant : seat.name || text.nameless}
                note={[seat.group, seat.observer && text.observer].filter(Boolean).join(" · ")}
                state={<State kind={said ? marks[said] : "waiting"}>{said ? says[said] : text.silent}</State>}
              />
            )
          })}
        </List>
      )}
    </Section>
  )
}
