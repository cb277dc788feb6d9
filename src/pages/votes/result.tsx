import { useRouter } from "@tarojs/taro"
import { useReply } from "../../cloud/use-reply"
import { Page } from "../../components/page"
import { Empty, Show } from "../../components/standing"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { votes } from "../../text/votes"
import { deadlineInWords } from "../../text/when"
import { Outcome } from "./parts/outcome"

/** What a vote came to, whatever it was about. */
export default function ResultPage() {
  const text = useText(votes)
  const { language } = useReading()
  const { community = "", vote = "" } = useRouter().params
  const asked = useReply("votes.show", { community, vote })
  return (
    <Page where={text.outcome.where} title={asked.value?.title}>
      <Show asked={asked}>
        {shown =>
          shown.stands === "counted" ? (
            <Outcome community={community} vote={vote} />
          ) : (
            <Empty
              says={text.board.notYet}
              example={text.board.notYetWhy(deadlineInWords(shown.closes, language, shown.now))}
            />
          )
        }
      </Show>
    </Page>
  )
}
