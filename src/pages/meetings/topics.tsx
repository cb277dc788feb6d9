import { useState } from "react"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { List, Row } from "../../components/list"
import { type MarkKind, State } from "../../components/mark"
import { Page } from "../../components/page"
import { Empty, Show } from "../../components/standing"
import { topics } from "../../text/topics"
import { useText } from "../../text/use-text"
import { onward, useAt } from "./parts/use-at"

type Line = Value<"meetings.topics">["topics"][number]

const kinds = {
  waiting: "waiting",
  open: "info",
  accepted: "done",
  merged: "info",
  referred: "info",
  declined: "failed",
  withdrawn: "failed",
  taken: "done",
  decided: "decided",
} as const satisfies Record<Line["state"], MarkKind>

/** The topics of the community or of its street, the newest first. */
export default function Topics() {
  const text = useText(topics)
  const place = useAt()
  const propose = <Button to={`/pages/meetings/proposing?new=1${onward(place)}`}>{text.propose}</Button>
  return (
    <Page where={text.where} title={text.title} lead={text.lead} foot={propose}>
      <Some />
    </Page>
  )
}

function Some({ after }: { after?: string }) {
  const text = useText(topics)
  const place = useAt()
  const [further, setFurther] = useState(false)
  const asked = useReply("meetings.topics", { ...place, ...(after !== undefined && { after }) })
  return (
    <Show asked={asked}>
      {({ topics: found, next }) => (
        <>
          {found.length === 0 && after === undefined && <Empty says={text.none} example={text.noneExample} />}
          {found.length > 0 && (
            <List>
              {found.map(one => (
                <Row
                  key={one.topic}
                  title={one.title}
                  note={countInWords(one, text)}
                  state={<State kind={kinds[one.state]}>{text.state[one.state]}</State>}
                  to={`/pages/meetings/topic?topic=${one.topic}${onward(place)}`}
                />
              ))}
            </List>
          )}
          {next !== undefined && further && <Some after={next} />}
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

/** "23 个附议，够 120 个就列入会议". */
export const countInWords = (
  { endorsements, threshold, reached, state }: Pick<Line, "endorsements" | "threshold" | "reached" | "state">,
  text: (typeof topics)["zh"],
): string | undefined => {
  if (!threshold) return undefined
  if (state !== "open") return text.few(endorsements)
  return reached ? text.enough(endorsements) : text.count(endorsements, threshold.needed)
}
