import { refuser, type Sentence } from "../../shared/refusal.ts"

/** The "no"s of ballots and of counting. */
export const countingRefusals = {
  wrongBallot: {
    status: 400,
    zh: "这张选票的种类不对，请刷新页面后重新填写",
    en: "This ballot is not of the kind this vote takes: reload the page and fill it in again",
  },
  unknownOption: {
    status: 400,
    zh: "选票上有本次表决没有的选项：{option}",
    en: "The ballot names an option that this vote does not have: {option}",
  },
  tooManyOptions: {
    status: 400,
    zh: "最多选 {most} 项，您选了 {chosen} 项，请去掉 {over} 项",
    en: "Choose at most {most}: you chose {chosen}, please remove {over}",
  },
  tooFewOptions: {
    status: 400,
    zh: "至少选 {least} 项，您选了 {chosen} 项",
    en: "Choose at least {least}: you chose {chosen}",
  },
  overBudget: {
    status: 400,
    zh: "所选项目加起来超出总额 {over}，请去掉一些",
    en: "What you chose exceeds the budget by {over}: please remove something",
  },
  badPoints: {
    status: 400,
    zh: "“{option}”的分数要写 0 或正整数",
    en: "The points for “{option}” must be 0 or a positive whole number",
  },
  tooManyPoints: {
    status: 400,
    zh: "一共最多 {most} 分，您用了 {used} 分",
    en: "There are {most} points in all: you used {used}",
  },
  badCost: {
    status: 400,
    zh: "“{option}”的费用要大于零，并且是整数",
    en: "The cost of “{option}” must be a positive whole amount",
  },
  badBudget: {
    status: 400,
    zh: "总额要写 0 或正整数，且与费用加起来不能太大",
    en: "The budget must be 0 or a positive whole amount, and the costs must add up to a number that can be counted exactly",
  },
  optionTwice: { status: 400, zh: "选项“{option}”出现了两次", en: "The option “{option}” is listed twice" },
  ballotsDoNotFit: {
    status: 400,
    zh: "这种计票办法（{rule}）不能用于这种选票（{ballot}）",
    en: "The rule {rule} does not count ballots of the kind {ballot}",
  },
  lotMissing: {
    status: 400,
    zh: "这种计票办法要用公开的抽签种子，还没有种子",
    en: "This rule breaks ties by the committed lot: its seed has not been revealed",
  },
  rollDoesNotFit: {
    status: 400,
    zh: "人数对不上：应到 {eligible}，实到 {present}，投票 {cast}",
    en: "The figures do not fit: {eligible} eligible, {present} present, {cast} ballots",
  },
  oneOwnerTwoChoices: {
    status: 400,
    zh: "同一业主的几套房只能投同一种票：{owner}",
    en: "One owner of several units votes once for all of them: {owner}",
  },
  badArea: {
    status: 400,
    zh: "{owner}的面积要写正数，精确到 0.01 平方米",
    en: "The area of {owner} must be a whole number of 0.01 m², 0 or more",
  },
  groupMissing: { status: 400, zh: "缺少这一方的票数：{group}", en: "The figures of this group are missing: {group}" },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("votes", countingRefusals)
