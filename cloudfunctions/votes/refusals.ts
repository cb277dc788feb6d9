import { refuser, type Sentence } from "../shared/refusal.ts"

/** The "no"s of opening, casting, the paper box and the count; those of ballots and rules stand in counting/refusals.ts. */
export const refusals = {
  noSuchVote: {
    status: 404,
    zh: "没有找到这次表决，可能不在本社区",
    en: "This vote is not here: it may belong to another community",
  },
  badWindow: {
    status: 400,
    zh: "截止时间要晚于开始时间，也要晚于现在",
    en: "A vote must close after it opens, and after now",
  },
  noSeats: {
    status: 409,
    zh: "名册里还没有可以投票的户，请先导入名册",
    en: "The roll has no seat yet: import it first",
  },
  alreadyOpen: {
    status: 409,
    zh: "这次表决已经开始，规则不能再改",
    en: "This vote has been opened; its rules cannot change any more",
  },
  alreadyEnded: { status: 409, zh: "这次表决已经结束", en: "This vote has ended already" },
  endInThePast: { status: 400, zh: "结束时间不能早于现在", en: "A vote cannot be ended in the past" },
  tooEarly: {
    status: 409,
    zh: "投票还没有开始，{opens} 开始",
    en: "Voting has not begun: it opens at {opens} (Beijing time)",
  },
  tooLate: {
    status: 409,
    zh: "未计入：投票已于 {closed} 截止",
    en: "Not counted: voting closed at {closed} (Beijing time)",
  },
  notOnRoll: {
    status: 403,
    zh: "您这一户不在本次表决的名册里，请联系工作人员核对",
    en: "Your household is not on the roll of this vote: please ask the staff",
  },
  seatNotOnRoll: {
    status: 404,
    zh: "这一户不在本次表决的名册里",
    en: "This household is not on the roll of this vote",
  },
  alreadyVoted: {
    status: 409,
    zh: "您这一户已经投过票，这次表决以第一次为准，不能修改",
    en: "Your household has voted; in this vote the first ballot counts and cannot be changed",
  },
  votedOnPaper: {
    status: 409,
    zh: "您这一户已经在现场领过纸质选票，一户一票",
    en: "Your household has taken a paper ballot: one vote a household",
  },
  votedByPhone: {
    status: 409,
    zh: "这一户已经用手机投过票，一户一票，不能再发纸质选票",
    en: "This household has voted by phone: one vote a household, no paper ballot",
  },
  paperTwice: { status: 409, zh: "这一户已经登记过纸质选票", en: "This household has been marked for paper already" },
  tooManyTimes: {
    status: 409,
    zh: "修改次数已满 {most} 次，以最后一次为准",
    en: "Changed {most} times: the last ballot counts",
  },
  receiptTaken: {
    status: 409,
    zh: "回执编号重复，请返回选票页再提交一次",
    en: "This receipt exists already: go back to the ballot and submit it again",
  },
  noPaperMark: {
    status: 409,
    zh: "这一户没有登记纸质选票，或者选票已经录入",
    en: "This household is not marked for paper, or the slips have been entered already",
  },
  slipsDiffer: {
    status: 409,
    zh: "选票张数对不上：录入了 {slips} 张，登记了 {marks} 户，请清点后再录",
    en: "The numbers differ: {slips} slips entered, {marks} households marked. Count again before entering",
  },
  noSuchBatch: { status: 404, zh: "没有找到这一批选票", en: "This batch is not here" },
  batchConfirmed: {
    status: 409,
    zh: "这一批已经核对过，不能再改",
    en: "This batch has been confirmed and cannot change any more",
  },
  sameClerk: {
    status: 403,
    zh: "同一批选票要由另一位工作人员再录一遍",
    en: "Another member of the staff must enter the same batch again",
  },
  entriesDiffer: {
    status: 409,
    zh: "两次录入不一样：有 {slips} 张对不上，请两人一起核对",
    en: "The two entries differ in {slips} slips: please check them together",
  },
  paperOpen: {
    status: 409,
    zh: "还有 {slips} 张纸质选票没有录入并核对，录完才能计票",
    en: "{slips} paper slips have not been entered twice yet: the count waits for them",
  },
  sealed: { status: 409, zh: "票箱已封存，开始计票", en: "The box is sealed: counting has begun" },
  tooSoon: {
    status: 409,
    zh: "投票截止后稍等几秒才能计票",
    en: "Counting starts a few seconds after voting has closed",
  },
  mixedRules: {
    status: 409,
    zh: "有选票的规则短码与本次表决不一致，不能计票，请联系技术人员",
    en: "Some ballots carry another rule than this vote: it cannot be counted, please call for help",
  },
  alreadyCounted: { status: 409, zh: "结果已经确定，不能再改", en: "The result is frozen and cannot change any more" },
  noSuchPart: { status: 404, zh: "公布的选票没有这一页", en: "The board has no such part" },
  notCounted: {
    status: 409,
    zh: "还没有计票结果，截止后公布",
    en: "There is no result yet: it comes after voting has closed",
  },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("votes", refusals)
