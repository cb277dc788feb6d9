import { Note } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { Strip } from "../../../components/strip"
import { hall as words } from "../../../text/hall"
import { useText } from "../../../text/use-text"
import type { Hall, Motion } from "./hall"

/** What a motion that was counted came to; of several choices, which was decided. */
export const outcomeOf = (
  { outcome, choices, decided }: Motion,
  text: (typeof words)["zh"]["motion"],
  body: Hall["outcome"],
): string => {
  if (choices) return text.decided(choices.find(({ option }) => option === decided)?.title)
  return outcome === "passed" ? text.passed[body] : text.failed
}

/** The words of a motion, how far it is, and what it came to, as the screen also shows them. */
export function MotionLines({ hall, motion }: { hall: Hall; motion: Motion }) {
  const text = useText(words).motion
  const { state, tally, groups, secrecy, choices, none } = motion
  const named = (group: string) => hall.figures.groups.find(one => one.group === group)?.name ?? group
  const under = state === "open" || state === "closing"
  return (
    <>
      {motion.text !== motion.title && <Text>{motion.text}</Text>}
      {under && (
        <Text>
          {[
            secrecy === "T0" ? text.named : text.secret,
            (secrecy === "T0" ? text.voted : text.votedAbout)(motion.voted ?? 0),
            text.of(motion.eligible),
          ].join(" · ")}
        </Text>
      )}
      {state === "void" && <Strip kind="failed">{text.voidWhy}</Strip>}
      {state === "counted" && (
        <Strip kind={motion.outcome === "passed" ? "done" : "failed"}>{outcomeOf(motion, text, hall.outcome)}</Strip>
      )}
      {choices?.map(({ option, title, details, votes }) => (
        <View key={option}>
          <Text>{votes === undefined ? text.choice(title) : text.choiceVotes(title, votes)}</Text>
          {details && (
            <Note>
              <Text>{details}</Text>
            </Note>
          )}
        </View>
      ))}
      {tally && (
        <Text>
          {choices ? text.others(none ?? 0, tally.abstain) : text.line(tally.approve, tally.oppose, tally.abstain)}
        </Text>
      )}
      {groups && (
        <Note>
          <Text>{groups.map(one => text.groupPassed(named(one.group), one.passed)).join(" · ")}</Text>
        </Note>
      )}
      {motion.recused > 0 && (
        <Note>
          <Text>{text.recused(motion.recused)}</Text>
        </Note>
      )}
    </>
  )
}
