import { type ReactNode, useState } from "react"
import type { Value } from "../../../cloud/contracts"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Text, View } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { type MarkKind, State } from "../../../components/mark"
import { Show } from "../../../components/standing"
import { meetings } from "../../../text/meetings"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { deadlineInWords } from "../../../text/when"
import { slotInWords } from "./best"

export type Line = Value<"meetings.polls">["polls"][number]

const kinds = { open: "info", closed: "waiting", settled: "decided", withdrawn: "failed" } as const satisfies Record<
  Line["state"],
  MarkKind
>

export interface PollListProps {
  /** What a row opens. */
  to?: ((poll: Line) => string) | undefined
  /** One verb a row, at the desk. */
  verb?: ((poll: Line) => ReactNode) | undefined
  empty: ReactNode
  more: string
}

/** Time polls, the newest first, a page at a time. */
export function PollList({ empty, ...rest }: PollListProps) {
  const asked = useReply("meetings.polls", {})
  return (
    <Show asked={asked}>
      {({ polls, next }) => (polls.length === 0 ? empty : <PollPage polls={polls} next={next} {...rest} />)}
    </Show>
  )
}

type PollPageProps = Omit<PollListProps, "empty"> & { polls: readonly Line[]; next: string | undefined }

function PollPage({ polls, next, ...rest }: PollPageProps) {
  const [further, setFurther] = useState(false)
  return (
    <>
      <List>
        {polls.map(poll => (
          <PollRow key={poll.id} poll={poll} to={rest.to?.(poll)} verb={rest.verb?.(poll)} />
        ))}
      </List>
      {next !== undefined &&
        (further ? (
          <Further after={next} {...rest} />
        ) : (
          <Button kind="text" onPress={() => setFurther(true)}>
            {rest.more}
          </Button>
        ))}
    </>
  )
}

function Further({ after, ...rest }: Omit<PollListProps, "empty"> & { after: string }) {
  const asked = useReply("meetings.polls", { after })
  return <Show asked={asked}>{({ polls, next }) => <PollPage polls={polls} next={next} {...rest} />}</Show>
}

function PollRow({ poll, to, verb }: { poll: Line; to: string | undefined; verb: ReactNode }) {
  const text = useText(meetings)
  const { language } = useReading()
  return (
    <Row
      title={poll.title}
      note={
        <>
          {poll.state !== "withdrawn" && (
            <View>{poll.settled ? slotInWords(poll.settled, language) : deadlineInWords(poll.closes, language)}</View>
          )}
          {to && poll.state === "open" && poll.invited && <Text>{text.list.answered(poll.answered, poll.slots)}</Text>}
        </>
      }
      state={<State kind={kinds[poll.state]}>{text.state[poll.state]}</State>}
      to={to}
      verb={verb}
    />
  )
}
