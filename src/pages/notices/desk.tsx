import { useState } from "react"
import { isSetAhead } from "#cloud/notices/writing/rules"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { List, Row } from "../../components/list"
import { State } from "../../components/mark"
import { Page } from "../../components/page"
import { Empty, Show } from "../../components/standing"
import { noticesChannels } from "../../text/notices-channels"
import { noticesDesk } from "../../text/notices-desk"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { momentInWords } from "../../text/when"
import { stateKind } from "./parts/state-kind"

type Line = Value<"notices.list">["notices"][number]

/** Notices at the desk: what was sent and how it stands, drafts, and the way to write one. */
export default function NoticesDesk() {
  const text = useText(noticesDesk)
  const channels = useText(noticesChannels).order
  return (
    <Page
      where={text.where}
      title={text.title}
      lead={text.lead}
      wide
      foot={<Button to="/pages/notices/write">{text.write}</Button>}
    >
      <List>
        <Row title={channels.open} note={channels.openNote} to="/pages/notices/channels" />
      </List>
      <Lines />
    </Page>
  )
}

function Lines({ after }: { after?: string | undefined }) {
  const text = useText(noticesDesk)
  const asked = useReply("notices.list", after === undefined ? {} : { after })
  return (
    <Show asked={asked}>
      {({ notices, next }) =>
        notices.length === 0 && after === undefined ? (
          <Empty says={text.none} example={text.noneExample} />
        ) : (
          <>
            <List>
              {notices.map(line => (
                <NoticeRow key={line.notice} line={line} />
              ))}
            </List>
            {next !== undefined && <Further after={next} />}
          </>
        )
      }
    </Show>
  )
}

function Further({ after }: { after: string }) {
  const text = useText(noticesDesk)
  const [open, setOpen] = useState(false)
  if (open) return <Lines after={after} />
  return (
    <Button kind="text" onPress={() => setOpen(true)}>
      {text.more}
    </Button>
  )
}

function NoticeRow({ line }: { line: Line }) {
  const text = useText(noticesDesk)
  const { language } = useReading()
  const set = useText(noticesChannels).when.state
  const { notice, english, urgent, state, at, starts, waits = 0, people, made } = line
  const title = (language === "en" && english) || line.title
  const draft = state === "draft"
  const verb = draft ? text.edit : text.look
  const page = draft ? "write" : "report"
  return (
    <Row
      title={title}
      note={[
        momentInWords(starts ?? at, language),
        urgent && text.urgent,
        !draft && state !== "set" && text.people(people),
        made && text.made,
      ]
        .filter(Boolean)
        .join(" · ")}
      state={<State kind={stateKind[state]}>{isSetAhead(waits) ? set : text.state[state]}</State>}
      verb={
        <Button kind="plain" small to={`/pages/notices/${page}?notice=${notice}`} label={`${verb} · ${title}`}>
          {verb}
        </Button>
      }
    />
  )
}
