import type { Value } from "../../../cloud/contracts"
import { useReply } from "../../../cloud/use-reply"
import { Section } from "../../../components/card"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { home } from "../../../text/home"
import { useText } from "../../../text/use-text"

type Member = NonNullable<Value<"members.me">["member"]>

/** The way to everything else: notices, earlier rounds, oneself, and for staff the desk. */
export function Links({ community, member }: { community: string; member?: Member }) {
  const text = useText(home).links
  const inbox = useReply("notices.inbox", member && {})
  const unread = inbox.value?.unread.length
  return (
    <Section title={text.title}>
      <List label={text.title}>
        {member && (
          <Row
            title={text.inbox}
            state={
              unread === undefined ? undefined : unread > 0 ? (
                <State kind="waiting">{text.unread(unread)}</State>
              ) : (
                <State kind="done">{text.read}</State>
              )
            }
            to="/pages/notices/inbox"
          />
        )}
        {member && <Row title={text.meetings} note={text.meetingsNote} to="/pages/meetings/meetings" />}
        {member && <Row title={text.topics} note={text.topicsNote} to="/pages/meetings/topics" />}
        <Row title={text.rounds} to={`/pages/projects/rounds?community=${community}`} />
        <Row title={text.funds} note={text.fundsNote} to={`/pages/funds/funds?community=${community}`} />
        <Row title={text.open} note={text.openNote} to={`/pages/disclosures/open?community=${community}`} />
        {member && <Row title={text.councils} note={text.councilsNote} to="/pages/councils/bodies" />}
        {member && <Row title={text.me} note={member.name} to="/pages/members/me" />}
        {member && member.roles.length > 0 && <Row title={text.desk} to="/pages/home/desk" />}
      </List>
    </Section>
  )
}
