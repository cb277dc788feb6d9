import { useRouter } from "@tarojs/taro"
import { useState } from "react"
import { ask } from "../../cloud/call"
import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Text } from "../../components/elements"
import { Field } from "../../components/field"
import { Page } from "../../components/page"
import { Empty, Show } from "../../components/standing"
import { Strip } from "../../components/strip"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { votes } from "../../text/votes"
import { deadlineInWords } from "../../text/when"
import type { Entry } from "./parts/check"
import { CheckAll } from "./parts/check-all"
import { keptReceipt } from "./parts/draft"
import { type Answer, answerOf, useAnswers } from "./parts/stance"
import type { Vote } from "./parts/vote"

/** The published ballots: find one's own, and check the whole. */
export default function BoardPage() {
  const text = useText(votes).board
  const { language } = useReading()
  const { community = "", vote = "" } = useRouter().params
  const asked = useReply("votes.show", { community, vote })
  return (
    <Page where={text.where} title={text.title} lead={text.lead}>
      <Show asked={asked}>
        {shown =>
          shown.stands === "counted" ? (
            <>
              <Find community={community} vote={shown} />
              <CheckAll community={community} vote={shown} />
            </>
          ) : (
            <Empty says={text.notYet} example={text.notYetWhy(deadlineInWords(shown.closes, language, shown.now))} />
          )
        }
      </Show>
    </Page>
  )
}

type Found = "idle" | "asking" | "missing" | "failed" | Entry

/** Looks a receipt up by its first digits; only those leave the device. */
function Find({ community, vote }: { community: string; vote: Vote }) {
  const text = useText(votes).board
  const [typed, setTyped] = useState(keptReceipt(vote.vote).slice(0, 12))
  const [found, setFound] = useState<Found>("idle")
  const [tried, setTried] = useState(false)
  const answers = useAnswers(vote)
  const chosen = typeof found === "object" ? chosenOn(found, vote, answers) : ""
  const receipt = typed.replace(/\s/g, "").toLowerCase()
  const proper = /^[0-9a-f]{8,64}$/.test(receipt)
  const find = async () => {
    setTried(true)
    if (!proper) return
    setFound("asking")
    const reply = await ask("votes.board", { community, vote: vote.vote, receipt }).catch(() => undefined)
    if (!reply?.ok) return setFound("failed")
    setFound(reply.value.entries.find(entry => entry.receipt.startsWith(receipt)) ?? "missing")
  }
  return (
    <>
      <Field
        label={text.field}
        hint={text.fieldHint}
        value={typed}
        onChange={value => {
          setTyped(value)
          setFound("idle")
        }}
        max={80}
        error={tried && !proper ? text.fieldNeed : undefined}
      />
      <Button busy={found === "asking"} onPress={() => void find()}>
        {text.find}
      </Button>
      {found === "missing" && (
        <Strip kind="failed" title={text.notFound}>
          {text.notFoundWhy}
        </Strip>
      )}
      {found === "failed" && <Strip kind="failed">{text.failed}</Strip>}
      {typeof found === "object" && (
        <Strip kind="done" title={text.found}>
          <Text>{chosen ? text.foundSays(chosen) : text.foundBlank}</Text>
        </Strip>
      )}
    </>
  )
}

const chosenOn = ({ ballot }: Entry, { options }: Vote, answers: readonly Answer[]): string =>
  ballot.kind === "motion"
    ? (answerOf(answers, ballot)?.word ?? "")
    : "options" in ballot
      ? options
          .filter(({ id }) => ballot.options.includes(id))
          .map(({ title }) => title)
          .join("、")
      : ""
