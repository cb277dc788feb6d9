import { useState } from "react"
import { ask } from "../../../cloud/call"
import { useReply } from "../../../cloud/use-reply"
import { Bar } from "../../../components/bar"
import { Button } from "../../../components/button"
import { Note, Section } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Show } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { motions } from "../../../text/motions"
import { useText } from "../../../text/use-text"
import { votes } from "../../../text/votes"
import { type Checked, check, type Entry } from "./check"
import type { Result } from "./result"
import { useAnswers } from "./stance"
import type { Vote } from "./vote"

/** Takes the whole board and checks it here: what was published, and that it adds up. */
export function CheckAll({ community, vote }: { community: string; vote: Vote }) {
  const text = useText(votes).board
  const asked = useReply("votes.result", { community, vote: vote.vote })
  return (
    <Section title={text.checkTitle}>
      <Show asked={asked}>{result => <Checking community={community} vote={vote} result={result} />}</Show>
    </Section>
  )
}

function Checking({ community, vote, result }: { community: string; vote: Vote; result: Result }) {
  const text = useText(votes).board
  const answers = useAnswers(vote)
  const [part, setPart] = useState<number>()
  const [checked, setChecked] = useState<Checked | "failed">()
  const parts = result.firsts.length
  const start = async () => {
    setChecked(undefined)
    const board: Entry[] = []
    try {
      for (let next = 0; next < parts; next++) {
        setPart(next)
        const reply = await ask("votes.board", { community, vote: vote.vote, part: next })
        if (!reply.ok) throw new Error(reply.code)
        board.push(...reply.value.entries)
      }
      setChecked(await check(vote, result, board, answers))
    } catch {
      setChecked("failed")
    }
    setPart(undefined)
  }
  return (
    <>
      <Text>{text.checkLead(result.counted)}</Text>
      <Button kind="plain" busy={part !== undefined} onPress={() => void start()}>
        {text.check}
      </Button>
      {part !== undefined && (
        <Bar whole={parts} parts={[{ size: part + 1, kind: "sky" }]} label={text.checking(part + 1, parts)}>
          <Text>{text.checking(part + 1, parts)}</Text>
        </Bar>
      )}
      {checked === "failed" && <Strip kind="failed">{text.failed}</Strip>}
      {typeof checked === "object" && <Findings checked={checked} motion={vote.form.kind === "motion"} />}
      <Note>
        <Text>
          {text.root} {result.root}
        </Text>
      </Note>
      <Note>
        <Text>
          {text.seed} {result.seed}
        </Text>
      </Note>
    </>
  )
}

function Findings({ checked, motion }: { checked: Checked; motion: boolean }) {
  const of = { projects: useText(votes).board, motion: useText(motions).board }
  const text = motion ? { ...of.projects, ...of.motion } : of.projects
  const { root, differing, winners } = checked
  return (
    <>
      <Strip kind={root ? "done" : "failed"}>{root ? text.rootRight : text.rootWrong}</Strip>
      <Strip kind={differing.length === 0 ? "done" : "failed"}>
        {differing.length === 0 ? text.votesRight : text.votesWrong(differing.join("、"))}
      </Strip>
      {winners === undefined ? (
        <Strip kind="info">{text.winnersElsewhere}</Strip>
      ) : (
        <Strip kind={winners ? "done" : "failed"}>{winners ? text.winnersRight : text.winnersWrong}</Strip>
      )}
    </>
  )
}
