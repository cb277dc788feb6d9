import { useReply } from "../../../cloud/use-reply"
import { Note, Section } from "../../../components/card"
import { Text } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { Show } from "../../../components/standing"
import { meetingsDesk } from "../../../text/meetings-desk"
import { useText } from "../../../text/use-text"

/** The seats of a body that have not answered, for staff alone. */
export function Unanswered(props: { poll: string; place: { readonly at?: "street" } }) {
  const me = useReply("members.me", {})
  const roles = me.value?.member?.roles ?? []
  const sees = props.place.at ? roles.includes("subdistrictOffice") : roles.includes("staff")
  return sees ? <Silent {...props} /> : null
}

function Silent({ poll, place }: { poll: string; place: { readonly at?: "street" } }) {
  const text = useText(meetingsDesk).settling
  const asked = useReply("meetings.unanswered", { poll, limit: 50, ...place })
  return (
    <Section title={text.unanswered}>
      <Note>
        <Text>{text.unansweredNote}</Text>
      </Note>
      <Show asked={asked}>
        {({ seats }) =>
          seats.length === 0 ? (
            <Text>{text.nobodyLeft}</Text>
          ) : (
            <List label={text.unanswered}>
              {seats.map(({ seat, name, group }) => (
                <Row key={seat} title={name || text.nameless} state={group} />
              ))}
            </List>
          )
        }
      </Show>
    </Section>
  )
}
