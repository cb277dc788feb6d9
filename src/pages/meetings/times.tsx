import { useRouter } from "@tarojs/taro"
import { useShare } from "../../cloud/share"
import { useGroupName } from "../../cloud/use-group"
import { useReply } from "../../cloud/use-reply"
import { Page } from "../../components/page"
import { Failure, Loading } from "../../components/standing"
import { chats } from "../../text/chats"
import { meetings } from "../../text/meetings"
import { useText } from "../../text/use-text"
import { Answering } from "./parts/answering"
import { Ended } from "./parts/ended"
import { usePollCard } from "./parts/poll-card"

/** One time poll: what is asked, the person's answers, and what came of it. */
export default function Times() {
  const text = useText(meetings)
  const { poll = "", at } = useRouter().params
  const place = at === "street" ? ({ at } as const) : {}
  const asked = useReply("meetings.poll", { poll, ...place })
  useShare(usePollCard(asked.value, `poll=${poll}${at === "street" ? "&at=street" : ""}`))
  const group = useGroupName(place)
  const inGroup = useText(chats).group
  const where = group === undefined ? text.where : inGroup.of(group)
  if (asked.state !== "value")
    return (
      <Page where={where}>
        {asked.state === "loading" ? <Loading /> : <Failure no={asked.no} onRetry={asked.refresh} />}
      </Page>
    )
  const { value, refresh } = asked
  return value.state === "open" ? (
    <Answering where={where} poll={value} refresh={refresh} place={place} />
  ) : (
    <Ended where={where} poll={value} />
  )
}
