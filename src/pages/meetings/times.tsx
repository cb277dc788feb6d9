import { useRouter } from "@tarojs/taro"
import { useShare } from "../../cloud/share"
import { useReply } from "../../cloud/use-reply"
import { Page } from "../../components/page"
import { Failure, Loading } from "../../components/standing"
import { meetings } from "../../text/meetings"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { momentInWords } from "../../text/when"
import { Answering } from "./parts/answering"
import { Ended } from "./parts/ended"

/** One time poll: what is asked, the person's answers, and what came of it. */
export default function Times() {
  const text = useText(meetings)
  const { poll = "", at } = useRouter().params
  const place = at === "street" ? ({ at } as const) : {}
  const asked = useReply("meetings.poll", { poll, ...place })
  const shared = useText()
  const { language } = useReading()
  const about = asked.value
  useShare(
    about && {
      title: shared.card(about.title, momentInWords(about.closes, language)),
      path: `/pages/meetings/times?poll=${poll}${at === "street" ? "&at=street" : ""}`,
    },
  )
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
