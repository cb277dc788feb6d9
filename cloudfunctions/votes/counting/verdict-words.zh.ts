import type { DecisionExplanation, Part } from "./outcome.ts"
import type { Both } from "./owners.ts"
import { areaInWords, groupsLacking, leaders, type VerdictWords } from "./verdict.ts"

const passed = (is: boolean): string => (is ? "通过" : "未通过")

const quorum = ({ quorum: { reached, needed, lacking }, tally: { eligible, present } }: Part): string => {
  const who = `应到 ${eligible} 人，到场 ${present} 人，法定 ${needed} 人`
  return reached ? `${who}，达到法定人数。` : `${who}，还差 ${lacking} 人到场。`
}

const figures = ({ tally: { cast, approve, oppose, abstain } }: Part): string => {
  const blank = cast - approve - oppose - abstain
  return `赞成 ${approve} · 反对 ${oppose} · 弃权 ${abstain}${blank > 0 ? ` · 无效 ${blank}` : ""}`
}

const lacking = ({ quorum: { reached, lacking: persons }, majority, tally }: Part): readonly string[] => [
  ...(reached ? [] : [`还差 ${persons} 人到场`]),
  ...(majority.reached
    ? []
    : majority.lacking === undefined
      ? ["规则要求一致赞成，有人反对，再多赞成票也不够"]
      : [`${majority.tied && tally.approve > 0 ? "赞成与反对相同，" : ""}还差 ${majority.lacking} 票赞成`]),
]

const group: VerdictWords["group"] = (given, name) => {
  if (given.empty) return `${name}：没有成员，按规则视为${passed(given.passed)}`
  const short = given.passed ? "" : `（${lacking(given).join("，")}）`
  return `${name}：${passed(given.passed)}，${figures(given)}${short}`
}

const both = ({ area, persons }: Both): string => `${areaInWords(area)} 平方米、${persons} 人`
const short = ({ area, persons }: Both): string =>
  [...(area > 0 ? [`${areaInWords(area)} 平方米`] : []), ...(persons > 0 ? [`${persons} 人`] : [])].join("、")

const owners = ({ owners: given }: DecisionExplanation): readonly string[] => {
  if (!given) return []
  const { all, part, approve, oppose, quorum: took, majority, silent } = given
  const silently = { approve: "随赞成计", oppose: "随反对计", nobody: "没有多数可随" } as const
  return [
    `全体 ${both(all)}；参加 ${both(part)}${took.reached ? "，达到三分之二。" : `，还差 ${short(took.lacking)}参加。`}`,
    `赞成 ${both(approve)}；反对 ${both(oppose)}${majority.reached ? "。" : `；还差 ${short(majority.lacking) || "一些"}赞成。`}`,
    ...(silent ? [`没有交回的如果${silently[silent.with]}：${passed(silent.passed)}。只供参考，不作数。`] : []),
    "示意，不具法定效力。",
  ]
}

const votes: VerdictWords["votes"] = ({ choices = [], none = 0, tally }, titleOf) => {
  const blank = tally.cast - tally.approve - tally.oppose - tally.abstain
  return [
    ...choices.map(one => `${titleOf(one.option)} ${one.votes}`),
    `都不同意 ${none} · 弃权 ${tally.abstain}${blank > 0 ? ` · 无效 ${blank}` : ""}`,
  ].join(" · ")
}

/** What the choice with most votes lacked; of several with as many, that. */
const shortOfChoice = (given: DecisionExplanation, titleOf: (option: string) => string): readonly string[] => {
  const first = leaders(given)
  const { tally, majority } = given
  if (majority.reached || majority.lacking === undefined || tally.approve === 0) return lacking(given)
  const names = first.map(option => `“${titleOf(option)}”`).join("")
  return [
    ...lacking({ ...given, majority: { ...majority, reached: true } }),
    first.length > 1
      ? `${names}得票相同，都是 ${tally.approve} 票，都没有达到规定`
      : `得票最多的${names}还差 ${majority.lacking} 票`,
  ]
}

const shortOf: VerdictWords["short"] = (given, titleOf = option => option) => {
  if (given.passed) return []
  const { owners: both } = given
  if (both)
    return [
      ...(both.quorum.reached ? [] : [`还差 ${short(both.quorum.lacking)}参加`]),
      ...(both.majority.reached ? [] : [`还差 ${short(both.majority.lacking) || "一些"}赞成`]),
    ]
  const more = groupsLacking(given)
  return [
    ...(given.choices ? shortOfChoice(given, titleOf) : lacking(given)),
    ...(more > 0 ? [`还差 ${more} 方通过`] : []),
  ]
}

export const zh: VerdictWords = {
  passed,
  quorum,
  figures,
  lacking,
  short: shortOf,
  choice: decided => (decided === undefined ? "没有选定" : `选定“${decided}”`),
  votes,
  among:
    "几个方案里最多选定一个：选了别的方案，或者选了都不同意，都算不赞成这个方案；没有一个达到上面的要求，就一个也不选定。",
  group,
  decision: (given, nameOf) => {
    if (given.owners) return [`${passed(given.passed)}。`, ...owners(given)]
    const short = lacking(given)
    const each = (given.groups ?? []).map(one => `${group(one, nameOf(one.group))}。`)
    const more = groupsLacking(given)
    return [
      `${passed(given.passed)}。`,
      quorum(given),
      `${figures(given)}${given.majority.reached ? "。" : `，${lacking({ ...given, quorum: { ...given.quorum, reached: true } }).join("")}。`}`,
      ...(given.groups
        ? [
            `需要 ${given.groupsNeeded} 方通过，有 ${given.groupsPassed} 方通过${more > 0 ? `，还差 ${more} 方` : ""}。`,
            ...each,
          ]
        : []),
      ...(given.groups && !given.passed && more === 0 && short.length > 0 ? ["各方够了，但全体合起来没有通过。"] : []),
    ]
  },
}
