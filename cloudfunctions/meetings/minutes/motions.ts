import type { Id } from "../../shared/values/id.ts"
import type { Chosen, Drafted, MotionThen, Tally } from "./draft.ts"
import { places, words } from "./words.ts"

/** What fills one row of a template, place by place. */
export type Row = { readonly [place: string]: string | readonly Row[] }

type Motion = Omit<MotionThen, "item">
const p = places

export const groupOf = (drafted: Pick<Drafted, "groups">, group: string): string =>
  drafted.groups.find(one => one.group === group)?.name ?? group

/** What became of a motion; of several choices, which was decided. */
const resultOf = ({ outcome, choices, decided }: Motion): string =>
  choices && (outcome === "passed" || outcome === "failed") ? words.decided(decided) : words.result[outcome]

/** Of several choices each with its votes, then how many seats wanted none or abstained. */
export const choiceLines = ({
  choices = [],
  none,
  tally,
}: Pick<Motion, "choices" | "none" | "tally">): readonly string[] => [
  ...choices.map(({ title, details, votes }) => words.choiceVotes(title, details, votes)),
  ...(none !== undefined && tally ? [words.otherVotes(none, tally.abstain)] : []),
]

/** A motion as the minutes tell it. */
export const motionLines = (motion: Motion, called: (seat: Id<"seat">) => string): readonly string[] => [
  words.motion(motion.text || motion.title, words.secrecy[motion.secrecy], resultOf(motion)),
  ...choiceLines(motion),
  ...motion.recused.map(({ seat, reason }) => words.recused(called(seat), reason)),
  ...motion.objections.map(({ seat, text }) => words.objection(called(seat), text)),
]

/** The choice that the figures of a motion are about: the first of those with most votes. */
const leading = (choices: readonly Chosen[]): Chosen | undefined =>
  choices.reduce<Chosen | undefined>((most, one) => ((one.votes ?? 0) > (most?.votes ?? -1) ? one : most), undefined)

/** The rows of a motion in the table of votes: the whole, then every choice, then every group. */
export const voteRows = (motion: Motion, drafted: Pick<Drafted, "groups">): readonly Row[] => {
  type Figures = { readonly [Figure in keyof Tally]?: number | undefined }
  const shown = (n: number | undefined): string => (n === undefined ? words.nobody : String(n))
  const row = (name: string, way: string, tally: Figures | undefined, result: string): Row => ({
    [p.motion]: name,
    [p.way]: way,
    [p.eligible]: shown(tally?.eligible),
    [p.cast]: shown(tally?.cast),
    [p.approve]: shown(tally?.approve),
    [p.oppose]: shown(tally?.oppose),
    [p.abstain]: shown(tally?.abstain),
    [p.result]: result,
  })
  const { choices, tally, none, decided, groups = [] } = motion
  const whole = choices && tally ? { ...tally, approve: undefined, oppose: none } : tally
  const about = choices && leading(choices)
  return [
    row(motion.title, words.secrecy[motion.secrecy], whole, resultOf(motion)),
    ...(choices ?? []).map(({ title, votes }) =>
      row(words.choice(title), "", { approve: votes }, title === decided ? words.chosen : ""),
    ),
    ...groups.map(group =>
      row(
        words.within(groupOf(drafted, group.group), about?.title),
        "",
        group,
        words.result[group.passed ? "passed" : "failed"],
      ),
    ),
  ]
}
