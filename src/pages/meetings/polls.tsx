import { Page } from "../../components/page"
import { Empty } from "../../components/standing"
import { meetings } from "../../text/meetings"
import { useText } from "../../text/use-text"
import { PollList } from "./parts/poll-list"

/** The time polls a person is asked about, the newest first. */
export default function Polls() {
  const words = useText(meetings)
  const text = words.list
  return (
    <Page where={words.where} title={text.title} lead={text.lead}>
      <PollList
        to={({ id }) => `/pages/meetings/times?poll=${id}`}
        empty={<Empty says={text.none} example={text.noneExample} />}
        more={text.more}
      />
    </Page>
  )
}
