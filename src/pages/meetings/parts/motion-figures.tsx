import { Text, View } from "../../../components/elements"
import { State } from "../../../components/mark"
import { minutes } from "../../../text/minutes"
import { useText } from "../../../text/use-text"

interface Tally {
  eligible: number
  cast: number
  approve: number
  oppose: number
  abstain: number
}

export interface MotionShown {
  title: string
  text: string
  secrecy: "T0" | "T1"
  outcome: "passed" | "failed" | "void" | "open"
  tally?: Tally | undefined
  groups?: readonly (Tally & { group: string; passed: boolean })[] | undefined
  /** Of a motion between several choices: which they were, how many wanted none, and which was decided. */
  choices?: readonly { title: string; details?: string | undefined; votes?: number | undefined }[] | undefined
  none?: number | undefined
  decided?: string | undefined
}

/** What became of a motion in a word; of several choices, which was decided. */
export const useOutcome = () => {
  const text = useText(minutes)
  return ({ outcome, choices, decided }: Pick<MotionShown, "outcome" | "choices" | "decided">): string =>
    choices && (outcome === "passed" || outcome === "failed") ? text.decided(decided) : text.outcome[outcome]
}

/** A motion as minutes show it: its words, its outcome, its figures in all and by group. */
export function MotionFigures({
  motion,
  groupName = word => word,
}: {
  motion: MotionShown
  groupName?: (group: string) => string
}) {
  const text = useText(minutes)
  const outcomeOf = useOutcome()
  const { outcome, tally, groups = [], choices, none = 0 } = motion
  const kind = outcome === "passed" ? "decided" : outcome === "open" ? "waiting" : "failed"
  return (
    <View className="stack">
      <View>
        <State kind={kind}>{outcomeOf(motion)}</State>
      </View>
      <Text>{motion.text || motion.title}</Text>
      {choices?.map(({ title, details, votes }) => (
        <Text key={title}>{text.choice(title, details, votes)}</Text>
      ))}
      {tally && (
        <Text>
          {`${choices ? text.others(none, tally.abstain) : text.figures(tally.approve, tally.oppose, tally.abstain)} · ${text.cast(tally.eligible, tally.cast)} · ${text.secrecy[motion.secrecy]}`}
        </Text>
      )}
      {groups.map(one => (
        <Text key={one.group}>
          {`${groupName(one.group)}：${text.figures(one.approve, one.oppose, one.abstain)} · ${text.outcome[one.passed ? "passed" : "failed"]}`}
        </Text>
      ))}
    </View>
  )
}
