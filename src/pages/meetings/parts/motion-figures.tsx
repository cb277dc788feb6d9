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
  const { outcome, tally, groups = [] } = motion
  const kind = outcome === "passed" ? "decided" : outcome === "open" ? "waiting" : "failed"
  return (
    <View className="stack">
      <View>
        <State kind={kind}>{text.outcome[outcome]}</State>
      </View>
      <Text>{motion.text || motion.title}</Text>
      {tally && (
        <Text>
          {`${text.figures(tally.approve, tally.oppose, tally.abstain)} · ${text.cast(tally.eligible, tally.cast)} · ${text.secrecy[motion.secrecy]}`}
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
