import { refuser, type Sentence } from "../shared/refusal.ts"

/** The "no"s of money. */
export const refusals = {
  noSuchFund: {
    status: 404,
    zh: "没有找到这笔微资金，可能不在本社区",
    en: "This fund is not here: it may belong to another community",
  },
  notEnough: {
    status: 409,
    zh: "微资金余额不够：可用 {has} 元，还差 {short} 元",
    en: "The fund does not hold enough: ¥{has} there, ¥{short} short",
  },
  notSetAside: {
    status: 409,
    zh: "没有为这个项目留出这么多钱",
    en: "Not so much has been set aside for this project",
  },
  badAmount: { status: 400, zh: "金额要大于零", en: "An amount must be above zero" },
  nothingToMove: { status: 400, zh: "没有要记账的项目", en: "There is nothing to enter" },
  noSuchEntry: { status: 404, zh: "这本账里没有这一笔", en: "There is no such entry in this ledger" },
  onlyGrants: {
    status: 409,
    zh: "只有拨入的钱可以冲正；项目的钱由表决结果决定",
    en: "Only money that came in can be reversed; money for projects follows the vote",
  },
  alreadyEntered: { status: 409, zh: "这笔账已经记过", en: "This has been entered in the book already" },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("funds", refusals)
