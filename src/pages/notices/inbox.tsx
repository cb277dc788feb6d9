import { useState } from "react"
import { templateKeys } from "#cloud/notices/templates/rules"
import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Note, Section } from "../../components/card"
import { Text } from "../../components/elements"
import { Page } from "../../components/page"
import { Empty, Show } from "../../components/standing"
import { notices } from "../../text/notices"
import { useText } from "../../text/use-text"
import { Entries } from "./parts/entries"
import { TellMe } from "./parts/tell-me"
import { Texts } from "./parts/texts"

/** Every notice sent to me: what I have not read first, the newest on top. */
export default function Inbox() {
  const text = useText(notices)
  const asked = useReply("notices.inbox", {})
  return (
    <Page where={text.where} title={text.inbox.title}>
      <Show asked={asked}>
        {({ unread, seen, next }) => (
          <>
            {unread.length > 0 && (
              <Section title={text.inbox.unread}>
                <Entries entries={unread} label={text.inbox.unread} />
              </Section>
            )}
            {unread.length + seen.length === 0 && <Empty says={text.inbox.none} example={text.inbox.noneExample} />}
            {seen.length > 0 && (
              <Section title={unread.length > 0 ? text.inbox.seen : text.inbox.allRead}>
                <Entries entries={seen} label={text.inbox.seen} />
                {next !== undefined && <Earlier key={next} after={next} />}
              </Section>
            )}
          </>
        )}
      </Show>
      <Section title={text.tell.title}>
        <Note>
          <Text>{text.tell.lead}</Text>
        </Note>
        {templateKeys.map(about => (
          <TellMe key={about} about={about} label={text.tell.label[about]} />
        ))}
        <Texts />
      </Section>
    </Page>
  )
}

function Earlier({ after }: { after: string }) {
  const text = useText(notices).inbox
  const [open, setOpen] = useState(false)
  const asked = useReply("notices.inbox", open ? { after } : undefined)
  if (!open)
    return (
      <Button kind="text" onPress={() => setOpen(true)}>
        {text.more}
      </Button>
    )
  return (
    <Show asked={asked}>
      {({ seen, next }) => (
        <>
          <Entries entries={seen} label={text.seen} />
          {next !== undefined && <Earlier key={next} after={next} />}
        </>
      )}
    </Show>
  )
}
