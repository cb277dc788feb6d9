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
  overtaken: {
    status: 409,
    zh: "这一席后来又投过一次，以后来的为准",
    en: "This seat has voted again since: the later ballot counts",
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
  slipNeedsSeat: {
    status: 400,
    zh: "这是记名表决，每张纸质票要写明是哪一席的",
    en: "This is a named vote: every slip says which seat it is of",
  },
  slipNeedsGroup: {
    status: 400,
    zh: "这次表决按方计票，每张纸质票要写明出自哪一方的票箱",
    en: "This vote is counted by groups: every slip says whose box it comes from",
  },
  slipNameless: {
    status: 400,
    zh: "这是无记名表决，录入的纸质票上不能带户、席位或哪一方",
    en: "This is a nameless vote: a slip bears no household, seat or group",
  },
  slipsMisplaced: {
    status: 409,
    zh: "录入的票和登记领票的席位（或各方张数）对不上，请逐张核对",
    en: "The slips are not those of the seats (or groups) marked for paper: check them one by one",
  },
  boxMoved: {
    status: 409,
    zh: "票箱刚刚有变动，请刷新后再试一次",
    en: "Somebody has just been at the box: reload and try again",
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
  ownersByName: {
    status: 409,
    zh: "业主表决要按面积和人数计票，只能记名",
    en: "Owners are counted by area and persons: their vote can only be a named one",
  },
  areaMissing: {
    status: 409,
    zh: "有业主没有登记专有面积，不能按面积计票，请先补齐",
    en: "The area of some owner is not recorded: it is needed before owners can vote",
  },
  groupUnknown: {
    status: 409,
    zh: "有席位所在的一方（{group}）不在这次表决的规则里，请核对议事规则",
    en: "Some seat is of a group ({group}) that the rule of this vote does not name: check the charter",
  },
  groupTooSmall: {
    status: 409,
    zh: "无记名表决按方公布票数，而“{group}”只有 {seats} 席（至少要 {least} 席），会看出谁投了什么；请改为记名表决",
    en: "A nameless vote shows the figures of each group, and “{group}” has {seats} seats (fewer than {least}): that would tell who voted how. Make it a named vote",
  },
  noSeatOfYours: {
    status: 403,
    zh: "本次表决的名册里没有您的席位，列席和旁听的人不投票",
    en: "You hold no seat in this vote: observers do not vote",
  },
  notYourSeat: {
    status: 403,
    zh: "这个席位不由您投票，请选您自己的席位或委托给您的席位",
    en: "This seat is not yours to vote for: choose one that you hold or that was given to you in writing",
  },
  whichSeat: {
    status: 409,
    zh: "您可以为 {seats} 个席位投票，请先选明为哪一个席位投",
    en: "You may vote for {seats} seats: say for which one this ballot is",
  },
  seatVoted: {
    status: 409,
    zh: "这个席位已经投过票，这次表决以第一次为准，不能修改",
    en: "This seat has voted; in this vote the first ballot counts and cannot be changed",
  },
  seatOnPaper: {
    status: 409,
    zh: "这个席位已经在现场领过纸质选票，一席一票",
    en: "This seat has taken a paper ballot: one vote a seat",
  },
  principalVoted: {
    status: 409,
    zh: "席位本人已经投票，以本人的为准，代投的不再计入",
    en: "The holder of this seat has voted in person: that ballot stands, and a proxy cannot change it",
  },
  seatByPhone: {
    status: 409,
    zh: "这个席位已经用手机投过票，一席一票，不能再发纸质选票",
    en: "This seat has voted by phone: one vote a seat, no paper ballot",
  },
  seatPaperTwice: { status: 409, zh: "这个席位已经登记过纸质选票", en: "This seat has been marked for paper already" },
  voided: {
    status: 409,
    zh: "这次表决已作废，不再投票，也不计票：{reason}",
    en: "This vote is void: nothing is cast in it, and it is not counted ({reason})",
  },
  nameless: {
    status: 409,
    zh: "这是无记名表决，没有谁投了什么的名单",
    en: "This was a nameless vote: there is no list of who voted what",
  },
  namedForSeats: {
    status: 403,
    zh: "记名表决的名单只给有席位的人和工作人员看",
    en: "The list of a named vote is for those who hold a seat in it, and staff",
  },
  noSuchPart: { status: 404, zh: "公布的选票没有这一页", en: "The board has no such part" },
  notCounted: {
    status: 409,
    zh: "还没有计票结果，截止后公布",
    en: "There is no result yet: it comes after voting has closed",
  },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("votes", refusals)
