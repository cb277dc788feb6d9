import type { Enough, Fate } from "./outcome.ts"
import type { Majority, Rule, Share, TieOrder, TieStep } from "./rule.ts"
import { zh as verdict } from "./verdict-words.zh.ts"
import type { CountingWords, Money } from "./words.ts"

const tieSteps: Readonly<Record<TieStep, string>> = {
  votes: "票多的在前",
  cost: "花钱少的在前",
  lot: "按事先封存的种子抽签",
  order: "按列出的顺序",
}

const ties = (order: TieOrder): string => `完全相同时：${order.map(step => tieSteps[step]).join("；仍相同则")}。`

const of = { eligible: "应到的人", present: "到场的人", cast: "投了票的人", decided: "表示赞成或反对的人" } as const

const share = ({ num, den, strict }: Share): string =>
  num * 2 === den ? (strict ? "过半数" : "半数以上（含半数）") : `${strict ? "超过" : "至少"} ${num}/${den}`

const majority = ({ quorum, pass }: Majority): string =>
  `应到的人中${share(quorum)}参加，${of[pass.of]}中${share(pass)}赞成，才算通过；弃权算参加，不算赞成；赞成与反对相同不通过。`

const utilities = { cost: "按钱数算", cardinality: "按项目个数算", points: "按打的分数算" } as const

const completions = {
  none: () => "剩下的钱不再分配。",
  u: () => "剩下的钱按票数从多到少继续选，放不下的跳过。",
  add1: (step: string) => `如果钱没分完，把每人的份额一次加 ${step}，直到总数要超出为止，取没有超出的最后一次。`,
  add1u: (step: string) =>
    `如果钱没分完，把每人的份额一次加 ${step}，直到总数要超出为止，取没有超出的最后一次；再剩下的钱按票数从多到少继续选，放不下的跳过。`,
} as const

const rule = (given: Rule, money: Money): readonly string[] => {
  switch (given.kind) {
    case "equal-shares":
      return [
        `均等份额法（${utilities[given.utility]}）：总额平均分给每位投票人，一个项目由支持它的人一起出钱，先选每份支持最省钱的；出不起整份的，有多少出多少。`,
        completions[given.completion](money(given.step)),
        ...(given.exhaustiveStop && given.completion.startsWith("add1")
          ? ["剩下的钱已经放不下任何有人支持的项目时，也停止加份额。"]
          : []),
        ties(given.ties),
      ]
    case "greedy":
      return [
        given.by === "votes" ? "按票数从多到少选，选到钱不够为止。" : "按“每元钱的票数”从多到少选，选到钱不够为止。",
        given.skip ? "放不下的跳过，继续往后选。" : "遇到第一个放不下的就停止。",
        ...(given.threshold > 1 ? [`至少 ${given.threshold} 票才能入选。`] : []),
        ties(given.ties),
      ]
    case "phragmen":
      return [
        "弗拉格门法：每位投票人同样快地积攒钱，一个项目的支持者攒够它的费用就买下它；下一个会超出总额时停止。",
        ties(given.ties),
      ]
    case "borda":
      return [`波达计分：排第一得 ${given.longest} 分，往后每位少 1 分，没排的不得分；分高的在前。`, ties(given.ties)]
    case "irv":
      return [
        "排序复选：先看第一选择，没有人过半数就淘汰最少的一个，把他的票转给下一选择，直到有人过半数。",
        ties(given.ties),
      ]
    case "stv":
      return [
        `可转移单票，选 ${given.seats} 个：达到当选票数的当选，多出的部分按比例转给下一选择；没人达到就淘汰最少的一个。`,
        ties(given.ties),
      ]
    case "schulze":
      return [
        "舒尔茨法：两两比较，每一对里排在前面的票多者胜，按最强的胜链排出先后；排了名次的胜过没排的。",
        ties(given.ties),
      ]
    case "plurality":
      return [given.seats === 1 ? "得票最多的当选。" : `得票最多的 ${given.seats} 个当选。`, ties(given.ties)]
    case "two-round":
      return ["两轮投票：第一轮过半数的当选；没有过半数的，前两名进入第二轮，票多的当选。", ties(given.ties)]
    case "majority":
      return [majority(given)]
    case "owners":
      return [
        "专有面积和人数都有三分之二以上参加（含三分之二）；没交回的不算参加。",
        given.matters === "ordinary"
          ? "参加者中，专有面积和人数都过半数同意才算通过。"
          : "这类事项要参加者中专有面积和人数都有四分之三以上（含四分之三）同意才算通过。",
        "同一人的几套房算一个人；开发商没卖出或没交付的，合起来算一个人；一套房有几位共有人，也算一个人。",
        ...(given.showSilent ? ["旁边另列：没有交回的如果随多数计，结果会怎样。只供参考，不作数。"] : []),
        "示意，不具法定效力。",
      ]
    case "by-groups":
      return [
        `${given.groups.length} 方各自表决，至少 ${given.need} 方通过，并且全体合起来也通过，才算通过。`,
        `全体：${majority(given.whole)}`,
        given.empty === "passes" ? "没有成员的一方视为通过。" : "没有成员的一方视为不通过。",
      ]
  }
}

const enough = ({ votes, cost }: Enough, money: Money): string =>
  [...(votes ? [`还差 ${votes.more} 票`] : []), ...(cost ? [`少花 ${money(cost.less)}`] : [])].join("，或")

const fate = ({ why, round, votes, enough: lacking }: Fate, money: Money): string => {
  const more = lacking ? enough(lacking, money) : ""
  const tail = more === "" ? "" : `（${more}）`
  switch (why) {
    case "chosen":
      return `第 ${round} 个选中，${votes} 票。`
    case "no-votes":
      return "没有人选它。"
    case "below-threshold":
      return `${votes} 票，没有达到入选的最低票数${tail}。`
    case "supporters-short":
      return round === 0
        ? `${votes} 票，支持它的人的份额合起来不够它的费用${tail}。`
        : `${votes} 票，第 ${round} 轮之后，支持它的人剩下的份额合起来不够它的费用${tail}。`
    case "too-dear":
      return `${votes} 票，轮到它时剩下的钱不够${tail}。`
    case "stopped":
      return `${votes} 票，还没轮到它就结束了${tail}。`
  }
}

export const zh: CountingWords = {
  rule,
  verdict,
  enough,
  fate,
  payment: ({ price, effectiveVotes, inFull, theRest }, money) =>
    theRest === 0
      ? `${inFull} 位支持者各出 ${money(price)}。`
      : `${inFull} 位支持者各出 ${money(price)}，另外 ${theRest} 位把剩下的都出了；相当于 ${effectiveVotes.toFixed(1)} 票。`,
  round: ({ phase, cost, left, votes }, at, money) =>
    phase === "shares"
      ? `第 ${at} 轮：费用 ${money(cost)}，由支持它的 ${votes} 票一起出；总额还剩 ${money(left)}。`
      : `第 ${at} 轮：费用 ${money(cost)}，${votes} 票，用剩下的钱；总额还剩 ${money(left)}。`,
  tie: ({ first, others, by }) =>
    `“${first}”与${others.map(other => `“${other}”`).join("、")}完全相同，${tieSteps[by]}，“${first}”在前。`,
  rankingRound: ({ tallies, elected, eliminated }, at, titleOf) => {
    const figures = tallies.map(({ option, votes }) => `${titleOf(option)} ${Number(votes.toFixed(2))}`).join("，")
    const ends =
      elected.length > 0
        ? `${elected.map(titleOf).join("、")}当选`
        : eliminated.length > 0
          ? `${eliminated.map(titleOf).join("、")}淘汰`
          : "没有人当选"
    return `第 ${at} 轮：${figures}；${ends}。`
  },
}
