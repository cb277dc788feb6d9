import type { DecisionExplanation, Part } from "./outcome.ts"
import type { Both } from "./owners.ts"
import { areaInWords, groupsLacking, leaders, type VerdictWords } from "./verdict.ts"

const passed = (is: boolean): string => (is ? "Passed" : "Not passed")
const people = (n: number): string => `${n} ${n === 1 ? "person" : "people"}`

const quorum = ({ quorum: { reached, needed, lacking }, tally: { eligible, present } }: Part): string => {
  const who = `${eligible} entitled, ${present} present, ${needed} needed`
  return reached ? `${who}: the quorum is reached.` : `${who}: ${lacking} more needed to be present.`
}

const figures = ({ tally: { cast, approve, oppose, abstain } }: Part): string => {
  const blank = cast - approve - oppose - abstain
  return `For ${approve} · against ${oppose} · abstained ${abstain}${blank > 0 ? ` · invalid ${blank}` : ""}`
}

const lacking = ({ quorum: { reached, lacking: persons }, majority, tally }: Part): readonly string[] => [
  ...(reached ? [] : [`${people(persons)} more needed to be present`]),
  ...(majority.reached
    ? []
    : majority.lacking === undefined
      ? ["all had to be in favour and somebody was against: no more votes would have been enough"]
      : [
          `${majority.tied && tally.approve > 0 ? "a tie: " : ""}${majority.lacking} more ${majority.lacking === 1 ? "vote" : "votes"} in favour needed`,
        ]),
]

const group: VerdictWords["group"] = (given, name) => {
  if (given.empty) return `${name}: without members, which counts as ${given.passed ? "passing" : "not passing"}`
  const short = given.passed ? "" : ` (${lacking(given).join("; ")})`
  return `${name}: ${passed(given.passed).toLowerCase()}. ${figures(given)}${short}`
}

const both = ({ area, persons }: Both): string => `${areaInWords(area)} m², ${people(persons)}`
const short = ({ area, persons }: Both): string =>
  [...(area > 0 ? [`${areaInWords(area)} m²`] : []), ...(persons > 0 ? [people(persons)] : [])].join(" and ")

const owners = ({ owners: given }: DecisionExplanation): readonly string[] => {
  if (!given) return []
  const { all, part, approve, oppose, quorum: took, majority, silent } = given
  const silently = { approve: "with those in favour", oppose: "with those against", nobody: "with nobody" } as const
  return [
    `All: ${both(all)}. Took part: ${both(part)}${took.reached ? ", two thirds are reached." : `; ${short(took.lacking)} more needed.`}`,
    `For: ${both(approve)}. Against: ${both(oppose)}${majority.reached ? "." : `; ${short(majority.lacking) || "some"} more in favour needed.`}`,
    ...(silent
      ? [`If what was not returned counted ${silently[silent.with]}: ${passed(silent.passed)}. It does not decide.`]
      : []),
    "An illustration without legal force.",
  ]
}

const votes: VerdictWords["votes"] = ({ choices = [], none = 0, tally }, titleOf) => {
  const blank = tally.cast - tally.approve - tally.oppose - tally.abstain
  return [
    ...choices.map(one => `${titleOf(one.option)} ${one.votes}`),
    `none of them ${none} · abstained ${tally.abstain}${blank > 0 ? ` · invalid ${blank}` : ""}`,
  ].join(" · ")
}

/** What the choice with most votes lacked; of several with as many, that. */
const shortOfChoice = (given: DecisionExplanation, titleOf: (option: string) => string): readonly string[] => {
  const first = leaders(given)
  const { tally, majority } = given
  if (majority.reached || majority.lacking === undefined || tally.approve === 0) return lacking(given)
  const names = first.map(option => `“${titleOf(option)}”`).join(", ")
  return [
    ...lacking({ ...given, majority: { ...majority, reached: true } }),
    first.length > 1
      ? `${names} have as many votes, ${tally.approve} each: none has what the rule asks for`
      : `${names} has most votes: ${majority.lacking} more needed`,
  ]
}

const shortOf: VerdictWords["short"] = (given, titleOf = option => option) => {
  if (given.passed) return []
  const { owners: both } = given
  if (both)
    return [
      ...(both.quorum.reached ? [] : [`${short(both.quorum.lacking)} more needed to take part`]),
      ...(both.majority.reached ? [] : [`${short(both.majority.lacking) || "some"} more in favour needed`]),
    ]
  const more = groupsLacking(given)
  return [
    ...(given.choices ? shortOfChoice(given, titleOf) : lacking(given)),
    ...(more > 0 ? [`${more} more ${more === 1 ? "group" : "groups"} needed`] : []),
  ]
}

export const en: VerdictWords = {
  passed,
  quorum,
  figures,
  lacking,
  short: shortOf,
  choice: decided => (decided === undefined ? "None is decided" : `Decided: “${decided}”`),
  votes,
  among:
    "At most one of the choices is decided: whoever is for another one, or for none of them, is against it. Where none has what is said above, none is decided.",
  group,
  decision: (given, nameOf) => {
    if (given.owners) return [`${passed(given.passed)}.`, ...owners(given)]
    const short = lacking(given)
    const each = (given.groups ?? []).map(one => `${group(one, nameOf(one.group))}.`)
    const more = groupsLacking(given)
    return [
      `${passed(given.passed)}.`,
      quorum(given),
      `${figures(given)}${given.majority.reached ? "." : `; ${lacking({ ...given, quorum: { ...given.quorum, reached: true } }).join("")}.`}`,
      ...(given.groups
        ? [
            `${given.groupsNeeded} groups needed, ${given.groupsPassed} passed${more > 0 ? `, ${more} lacking` : ""}.`,
            ...each,
          ]
        : []),
      ...(given.groups && !given.passed && more === 0 && short.length > 0
        ? ["Enough groups passed, but all together did not."]
        : []),
    ]
  },
}
