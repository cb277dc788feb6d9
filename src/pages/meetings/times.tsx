import { useRouter } from "@tarojs/taro"
import { useShare } from "../../cloud/share"
import { useReply } from "../../cloud/use-reply"
import { Page } from "../../components/page"
import { Failure, Loading } from "../../components/standing"
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
  const where = text.where
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
