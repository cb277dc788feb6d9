import { Button } from "../../components/button"
import { Page } from "../../components/page"
import { Empty } from "../../components/standing"
import { meetingsDesk } from "../../text/meetings-desk"
import { useText } from "../../text/use-text"
import { PollList } from "./parts/poll-list"

/** Time polls at the desk: what waits to be settled, and the way to open another. */
export default function MeetingsDesk() {
  const text = useText(meetingsDesk)
  const open = <Button to="/pages/meetings/opening">{text.open}</Button>
  return (
    <Page where={text.where} title={text.title} lead={text.lead} wide foot={open}>
      <PollList
        verb={({ id, state, title }) => {
          const verb = state === "closed" ? text.settle : text.look
          return (
            <Button kind="plain" small to={`/pages/meetings/settling?poll=${id}`} label={`${verb} · ${title}`}>
              {verb}
            </Button>
          )
        }}
        empty={<Empty says={text.none} example={text.noneExample} />}
        more={text.more}
      />
    </Page>
  )
}
