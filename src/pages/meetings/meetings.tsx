import { useRouter } from "@tarojs/taro"
import { Page } from "../../components/page"
import { Empty } from "../../components/standing"
import { meetingsCalled } from "../../text/meetings-called"
import { useText } from "../../text/use-text"
import { atOf, tail } from "./parts/called"
import { MeetingList } from "./parts/meeting-list"

/** The meetings of the community, or of its street. */
export default function Meetings() {
  const words = useText(meetingsCalled)
  const text = words.list
  const at = atOf(useRouter().params.at)
  return (
    <Page where={words.where} title={text.title} lead={text.lead}>
      <MeetingList
        at={at}
        to={({ id }) => `/pages/meetings/meeting?meeting=${id}${tail(at)}`}
        empty={<Empty says={text.none} example={text.noneExample} />}
      />
    </Page>
  )
}
