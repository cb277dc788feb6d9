import type { Words } from "../../disclosures/actions.ts"
import { fen, yuanText } from "../../shared/values/fen.ts"
import type { Result } from "../../votes/actions.ts"
import type { EqualShares, Greedy } from "../../votes/counting/rule.ts"

type Funding = Extract<Result["outcome"]["explanation"], { kind: "funding" }>
export type Fate = Funding["fates"][number]

const completions: Record<EqualShares["completion"], Words> = {
  none: { zh: "凑不齐的钱不再用", en: "money that reaches no project stays unspent" },
  u: { zh: "剩下的钱按票数往下选", en: "what is left goes by most votes" },
  add1: { zh: "为把钱用足，每张选票的份额一元一元往上加", en: "shares are raised yuan by yuan to use the money" },
  add1u: {
    zh: "为把钱用足，每张选票的份额一元一元往上加，剩下的再按票数往下选",
    en: "shares are raised yuan by yuan to use the money, and what is left goes by most votes",
  },
}

const ties: Record<EqualShares["ties"][number], Words> = {
  cost: { zh: "费用低的在前", en: "the lower cost" },
  votes: { zh: "票多的在前", en: "more votes" },
  lot: { zh: "公开抽签", en: "a public lot" },
  order: { zh: "按公布的顺序", en: "the order of the list" },
}

/** A counting rule in one sentence, with the 8 characters by which it is known. */
export const ruleInWords = (rule: EqualShares | Greedy, rulesHash: string): Words => {
  const { zh, en } = rule.kind === "greedy" ? greedyWords(rule) : equalSharesWords(rule)
  return {
    zh: `计票规则（短码 ${rulesHash}）：${zh}。完全相同时：${rule.ties.map(step => ties[step].zh).join("，再看")}。`,
    en: `Counting rule (${rulesHash}): ${en}. When exactly equal: ${rule.ties.map(step => ties[step].en).join(", then ")}.`,
  }
}

const equalSharesWords = ({ utility, completion, exhaustiveStop }: EqualShares): Words => {
  const first =
    utility === "cost"
      ? {
          zh: "支持者出钱占各自份额最少的先选",
          en: "the project that costs its supporters the least for each yuan of it first",
        }
      : { zh: "支持者每人出钱最少的先选", en: "the project that costs each supporter least first" }
  const raised = completion === "add1" || completion === "add1u"
  const { zh, en } = completions[completion]
  return {
    zh: `等份额法。总额平分给每张选票，项目由选它的人凑齐费用，${first.zh}；${zh}${raised && exhaustiveStop ? "（再没有放得下的项目就停）" : ""}`,
    en: `equal shares. The budget is shared equally among the ballots, a project is paid by those who chose it, ${first.en}; ${en}${raised && exhaustiveStop ? " (until nothing more fits)" : ""}`,
  }
}

const greedyWords = ({ by, skip }: Greedy): Words => ({
  zh: `${by === "votes" ? "按票数从多到少选" : "按每元得票从多到少选"}，放不下的${skip ? "跳过" : "就停"}`,
  en: `${by === "votes" ? "most votes first" : "most votes per yuan first"}, ${skip ? "passing over what" : "stopping at the first that"} does not fit`,
})

const whys: Record<Exclude<Fate["why"], "chosen">, Words> = {
  "no-votes": { zh: "没有人选它", en: "nobody chose it" },
  "below-threshold": { zh: "票数不到最低要求", en: "too few votes" },
  "supporters-short": { zh: "选它的人手里的钱合起来不够它的费用", en: "its supporters together could not pay for it" },
  "too-dear": { zh: "剩下的钱不够它的费用", en: "what was left did not cover its cost" },
  stopped: { zh: "轮到它之前钱已经分完", en: "the money was shared out before its turn" },
}

/** Why a project was not chosen, and what would have been enough; undefined for one that was. */
export const reasonInWords = ({ why, enough }: Fate): Words | undefined => {
  if (why === "chosen") return undefined
  const more = enough?.votes?.more
  const less = enough?.cost && yuanText(fen(enough.cost.less))
  const lacked: Words[] = [
    ...(more === undefined ? [] : [{ zh: `还差 ${more} 票`, en: `${more} more votes` }]),
    ...(less === undefined ? [] : [{ zh: `少花 ${less} 元`, en: `¥${less} less` }]),
  ]
  const { zh, en } = whys[why]
  if (lacked.length === 0) return { zh, en }
  return {
    zh: `${zh}；${lacked.map(one => one.zh).join("，或")}就够`,
    en: `${en}; ${lacked.map(one => one.en).join(", or ")} would have been enough`,
  }
}
