import { Section } from "../../../components/card"
import { Page } from "../../../components/page"
import { Strip } from "../../../components/strip"
import { meetings } from "../../../text/meetings"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { deadlineInWords } from "../../../text/when"
import { Best } from "./best"
import { Days } from "./days"
import { type Poll, saysOf } from "./poll"
import { Settled } from "./settled"

/** A poll that takes no more answers: the settled time, or what happens next; below, what was said to each time. */
export function Ended({ where, poll }: { where: string; poll: Poll }) {
  const text = useText(meetings).poll
  const { language } = useReading()
  return (
    <Page where={where} title={poll.title} lead={poll.settled ? poll.note : deadlineInWords(poll.closes, language)}>
      {poll.state === "settled" && <Settled poll={poll} />}
      {poll.state === "closed" && <Strip kind="info">{text.closed}</Strip>}
      {poll.withdrawn && (
        <Strip kind="failed" title={text.withdrawn}>
          {poll.withdrawn.reason}
        </Strip>
      )}
      {poll.state === "closed" && <Best poll={poll} />}
      <Section title={text.others}>
        <Days poll={poll} says={saysOf(poll)} />
      </Section>
    </Page>
  )
}
