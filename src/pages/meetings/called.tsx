import { useRouter } from "@tarojs/taro"
import { Button } from "../../components/button"
import { Page } from "../../components/page"
import { Empty } from "../../components/standing"
import { meetingsCalling } from "../../text/meetings-calling"
import { useText } from "../../text/use-text"
import { atOf, tail } from "./parts/called"
import { MeetingList } from "./parts/meeting-list"

/** Meetings at the desk: what is called, and the way to call another. */
export default function Called() {
  const words = useText(meetingsCalling)
  const text = words.desk
  const at = atOf(useRouter().params.at)
  const call = <Button to={`/pages/meetings/calling?${tail(at).slice(1)}`}>{text.call}</Button>
  return (
    <Page where={words.where} title={text.title} lead={text.lead} wide foot={call}>
      <MeetingList
        at={at}
        verb={({ id, title }) => (
          <Button
            kind="plain"
            small
            to={`/pages/meetings/convening?meeting=${id}${tail(at)}`}
            label={`${text.look} · ${title}`}
          >
            {text.look}
          </Button>
        )}
        empty={<Empty says={text.none} example={text.noneExample} />}
      />
    </Page>
  )
}
