import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Page } from "../../components/page"
import { Seal } from "../../components/seal"
import { Empty, Show } from "../../components/standing"
import { Strip } from "../../components/strip"
import { money } from "../../text/money"
import { projects } from "../../text/projects"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { deadlineInWords, lastDayInWords } from "../../text/when"
import { Outcome } from "../votes/parts/outcome"
import { Objecting } from "./parts/objecting"
import { Answers, Struck } from "./parts/objections"
import type { Round } from "./parts/round"
import { usePlace } from "./parts/use-place"

/** What a round came to: the money, every project with its reason, and the time in which one may object. */
export default function ResultPage() {
  const text = useText(projects).result
  const { language } = useReading()
  const { community, round } = usePlace()
  const asked = useReply("projects.round", { community, round })
  const counted = asked.value?.counted
  return (
    <Page
      where={text.where}
      title={asked.value?.title}
      lead={counted && text.lead(counted.chosen, money(counted.spent, language))}
    >
      <Show asked={asked}>
        {shown =>
          shown.voting && shown.counted ? (
            <>
              <Publicity round={shown} />
              <Struck round={shown} />
              <Outcome community={community} vote={shown.voting.vote} />
              <Objecting round={shown} changed={asked.refresh} />
              <Answers round={shown} />
              {shown.published && (
                <Button
                  kind="text"
                  to={`/pages/disclosures/read?community=${community}&disclosure=${encodeURIComponent(shown.published.disclosure)}`}
                >
                  {text.disclosure}
                </Button>
              )}
            </>
          ) : (
            <Empty says={text.notYet} example={notYetWhy(shown, language)} />
          )
        }
      </Show>
    </Page>
  )
}

const notYetWhy = (round: Round, language: "zh" | "en"): string | undefined => {
  const text = projects[language].result
  if (round.state === "counting") return text.notYetCounting
  return round.voting && text.notYetWhy(deadlineInWords(round.voting.closes, language))
}

function Publicity({ round }: { round: Round }) {
  const text = useText(projects).result
  const { language } = useReading()
  if (!round.published) return <Strip kind="waiting">{text.unpublished}</Strip>
  const over = round.state !== "publicizing" && round.state !== "objected"
  return (
    <>
      <Seal>{text.seal}</Seal>
      <Strip kind={over ? "done" : "info"}>
        {over ? text.approved : text.publicTill(lastDayInWords(round.published.until, language))}
      </Strip>
    </>
  )
}
