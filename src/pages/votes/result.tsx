import { useRouter } from "@tarojs/taro"
import { useReply } from "../../cloud/use-reply"
import { Page } from "../../components/page"
import { Empty, Show } from "../../components/standing"
import { motions } from "../../text/motions"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { votes } from "../../text/votes"
import { deadlineInWords } from "../../text/when"
import { DecisionShown } from "./parts/decision"
import { type At, placeAt } from "./parts/motion-about"
import { Names } from "./parts/names"
import { Outcome } from "./parts/outcome"

/** What a vote came to, whatever it was about: a community's, or, without one in the path, of those inside it or its street. */
export default function ResultPage() {
  const { community = "", vote = "", at } = useRouter().params
  return at === "street" || community === "" ? (
    <SeatedResult vote={vote} at={at === "street" ? at : undefined} />
  ) : (
    <OpenResult />
  )
}

function SeatedResult({ vote, at }: { vote: string; at: At }) {
  const { where, outcome } = useText(motions)
  const asked = useReply("votes.showSeated", { vote, ...placeAt(at) })
  return (
    <Page where={where} title={asked.value?.title}>
      <Show asked={asked}>
        {shown =>
          shown.result?.outcome.explanation.kind === "decision" ? (
            <>
              <DecisionShown vote={shown} result={shown.result} decision={shown.result.outcome.explanation} />
              {shown.secrecy === "T0" && <Names vote={shown} at={at} />}
            </>
          ) : (
            <Empty says={outcome.waiting} example={outcome.waitingWhy} />
          )
        }
      </Show>
    </Page>
  )
}

function OpenResult() {
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
