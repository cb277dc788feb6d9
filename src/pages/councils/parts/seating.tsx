import { useEffect, useState } from "react"
import { dayOf } from "#cloud/shared/values/day"
import { rightNow } from "../../../cloud/clock"
import type { Input } from "../../../cloud/contracts"
import { useReply } from "../../../cloud/use-reply"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Note, Stack } from "../../../components/card"
import { Columns } from "../../../components/columns"
import { Text } from "../../../components/elements"
import { Field } from "../../../components/field"
import { List, Row } from "../../../components/list"
import { SentStrip, Show } from "../../../components/standing"
import { councilsDesk } from "../../../text/councils-desk"
import { membersDesk } from "../../../text/members-desk"
import { useText } from "../../../text/use-text"
import type { At, Seat } from "./seat-row"

type Told = Input<"councils.seatPerson">

/** After the last key, before it is asked for, in ms. */
const pause = 400

export const today = (): Told["from"] => dayOf(rightNow())

/** From which day to which; the end may stay open. */
export function Term({
  from,
  until,
  onChange,
}: {
  from: string
  until: string
  onChange: (from: string, until: string) => void
}) {
  const text = useText(councilsDesk).seats
  return (
    <Columns least={160}>
      <Field label={text.from} kind="date" value={from} onChange={day => onChange(day, until)} />
      <Field label={text.term} kind="date" optional value={until} onChange={day => onChange(from, day)} />
    </Columns>
  )
}

export const termOf = (from: string, until: string) => ({ from, ...(until !== "" && { until }) })

/** Finding a resident who has joined, and seating them; who sits there now goes into the history. */
export function Seating({
  seat,
  as,
  at,
  done,
  cancel,
}: {
  seat: Seat
  as: Told["as"]
  at: At
  done: () => void
  cancel: () => void
}) {
  const text = useText(councilsDesk).seats
  const [typed, type] = useState("")
  const [find, setFind] = useState("")
  const [from, setFrom] = useState<string>(today())
  const [until, setUntil] = useState("")
  const { sent, send, again } = useSend("councils.seatPerson")
  useEffect(() => {
    const wait = setTimeout(() => setFind(typed.trim()), pause)
    return () => clearTimeout(wait)
  }, [typed])
  const choose = async (person: string) => {
    const outcome = await send({ seat: seat.seat, as, person, ...termOf(from, until), ...at })
    if (outcome.state === "recorded") done()
  }
  return (
    <Stack>
      <Term
        from={from}
        until={until}
        onChange={(first, last) => {
          setFrom(first)
          setUntil(last)
        }}
      />
      <Field label={text.find} hint={text.findHint} example={text.findExample} value={typed} onChange={type} max={40} />
      {find !== "" && <People find={find} choose={person => void choose(person)} />}
      <SentStrip sent={sent} again={() => void again()} />
      <Button kind="text" small onPress={cancel}>
        {text.cancel}
      </Button>
    </Stack>
  )
}

/** Adults who have joined, by door, name or telephone. */
function People({ find, choose }: { find: string; choose: (person: string) => void }) {
  const text = useText(councilsDesk).seats
  const door = useText(membersDesk).door
  const asked = useReply("members.roll", { find, limit: 20 })
  return (
    <Show asked={asked}>
      {({ households }) => {
        const people = households.flatMap(home =>
          home.people.filter(({ adult }) => adult).map(person => ({ ...person, door: door(home) })),
        )
        return people.length === 0 ? (
          <Note>
            <Text>{text.nobody}</Text>
          </Note>
        ) : (
          <List>
            {people.map(({ person, name, door: home }) => (
              <Row
                key={person}
                title={name}
                note={home}
                verb={
                  <Button kind="plain" small onPress={() => choose(person)}>
                    {text.choose(name)}
                  </Button>
                }
              />
            ))}
          </List>
        )
      }}
    </Show>
  )
}
