import { useState } from "react"
import { type Said, sayings } from "#cloud/meetings/polls/rules"
import type { Value } from "../../../cloud/contracts"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Note, Section } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { Show } from "../../../components/standing"
import { meetings } from "../../../text/meetings"
import { meetingsDesk } from "../../../text/meetings-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { slotInWords } from "./best"
import type { Poll } from "./poll"

type Person = Value<"meetings.answers">["people"][number]

/** Who said what, for staff alone: a row a person, a page at a time. */
export function Who({ poll }: { poll: Poll }) {
  const text = useText(meetingsDesk).settling
  const [open, setOpen] = useState(false)
  const me = useReply("members.me", {})
  if (!me.value?.member?.roles.includes("staff")) return null
  return (
    <Section title={text.who}>
      <Note>
        <Text>{text.whoNote}</Text>
      </Note>
      {open ? (
        <People poll={poll} />
      ) : (
        <Button kind="plain" small onPress={() => setOpen(true)}>
          {text.show}
        </Button>
      )}
    </Section>
  )
}

function People({ poll, after }: { poll: Poll; after?: string }) {
  const text = useText(meetingsDesk).settling
  const [further, setFurther] = useState(false)
  const asked = useReply("meetings.answers", { poll: poll.id, ...(after !== undefined && { after }) })
  return (
    <Show asked={asked}>
      {({ people, next }) => (
        <>
          {people.length === 0 && after === undefined && <Text>{text.whoNone}</Text>}
          {people.length > 0 && (
            <List label={text.who}>
              {people.map(person => (
                <PersonRow key={person.person} person={person} poll={poll} />
              ))}
            </List>
          )}
          {next !== undefined && further && <People poll={poll} after={next} />}
          {next !== undefined && !further && (
            <Button kind="text" onPress={() => setFurther(true)}>
              {text.more}
            </Button>
          )}
        </>
      )}
    </Show>
  )
}

function PersonRow({ person, poll }: { person: Person; poll: Poll }) {
  const words = useText(meetings)
  const text = useText(meetingsDesk).settling
  const { language } = useReading()
  const { door } = person
  const timesOf = (said: Said) => poll.slots.filter(({ id }) => person.says[id] === said)
  return (
    <Row
      title={person.name || text.nameless}
      state={door && text.door(door.compound, door.building, door.unit, door.door)}
      note={sayings.map(said => {
        const times = timesOf(said)
        if (times.length === 0) return null
        const line = times.map(slot => slotInWords(slot, language)).join(text.between)
        return <View key={said}>{text.saidLine(words.said[said], line)}</View>
      })}
    />
  )
}
