import { refuser, type Sentence } from "../shared/refusal.ts"

/** The "no"s of rounds and their projects. */
export const refusals = {
  noSuchRound: {
    status: 404,
    zh: "没有找到这一轮微项目，可能不在本社区",
    en: "This round was not found; it may not be of this community",
  },
  noSuchProject: {
    status: 404,
    zh: "没有找到这个项目，可能不在这一轮",
    en: "This project was not found; it may not be of this round",
  },
  noSuchObjection: { status: 404, zh: "没有找到这条异议", en: "This objection was not found" },
  notNow: {
    status: 409,
    zh: "这一轮现在不能这样做，请刷新后看看进行到哪一步",
    en: "The round is at another step ({state}); refresh to see where it stands",
  },
  proposingOver: {
    status: 409,
    zh: "征集已经截止。您的想法可以告诉居委会，留到下一轮",
    en: "Proposing has ended. Tell the committee your idea for the next round",
  },
  proposingTooShort: {
    status: 400,
    zh: "征集的截止时间要在 {least} 天以后、{most} 天以内",
    en: "Proposing must end at least {least} and at most {most} days from now",
  },
  votingTooShort: {
    status: 400,
    zh: "投票的截止时间要在 {least} 小时以后、{most} 天以内",
    en: "The vote must end at least {least} hours and at most {most} days from now",
  },
  publicityTooShort: {
    status: 400,
    zh: "公示期最少 {least} 天，现在填的是 {days} 天（居务公开不少于十五日：城市居民委员会组织法第三十四条）",
    en: "The result must stand in public for at least {least} days, not {days} (居务公开: 15 days, Art. 34 of the Urban Residents' Committees Law)",
  },
  tooManyOfYours: {
    status: 409,
    zh: "一人一轮最多提 {most} 个项目，您已经提满了",
    en: "One person may propose at most {most} projects a round, and you have",
  },
  tooManyProposals: {
    status: 409,
    zh: "这一轮已收到 {most} 个项目，收满了。请告诉居委会",
    en: "This round has received {most} proposals and is full. Please tell the committee",
  },
  moreThanBudget: {
    status: 400,
    zh: "费用超过了这一轮的总额 {budget} 元",
    en: "That costs more than the whole budget of ¥{budget}",
  },
  notYourProject: {
    status: 403,
    zh: "只有提出人自己能撤回",
    en: "Only the person who proposed it can withdraw it",
  },
  alreadyScreened: {
    status: 409,
    zh: "这个项目已经处理过了，请刷新",
    en: "This project has been decided about already; please refresh",
  },
  mergeIntoWhat: {
    status: 400,
    zh: "要并入的项目必须在同一轮、已经入选，并且不是它自己",
    en: "It can only be merged into another, accepted project of the same round",
  },
  stillWaiting: {
    status: 409,
    zh: "还有 {waiting} 个提案没有处理，每一个都要有答复",
    en: "{waiting} proposals are undecided; each needs an answer first",
  },
  nothingToVoteOn: { status: 409, zh: "还没有可以投票的项目", en: "There is no project to vote on yet" },
  tooManyProjects: {
    status: 409,
    zh: "入选的项目有 {accepted} 个，一张选票最多放 {most} 个",
    en: "{accepted} projects were accepted; a ballot holds at most {most}",
  },
  studyFirst: {
    status: 409,
    zh: "这一轮要先由社区党组织研究并公开意见，再开始投票（城市居民委员会组织法第三十条）",
    en: "The party organization studies this round first, in public (Art. 30 of the Urban Residents' Committees Law)",
  },
  studyNotAsked: {
    status: 409,
    zh: "这一轮没有设党组织前置研究这一步",
    en: "This round does not have the step of the party organization's study",
  },
  studyLater: { status: 400, zh: "研究的日期不能晚于今天", en: "The study cannot have been held after today" },
  notEnoughMoney: {
    status: 409,
    zh: "资金还差 {short} 元，总额不能超过可用的钱",
    en: "The fund is ¥{short} short: a budget cannot exceed its free money",
  },
  noHouseholds: {
    status: 409,
    zh: "还没有住户名册，请先导入名册",
    en: "There is no roll of households yet; import it first",
  },
  notCounted: {
    status: 409,
    zh: "还没有计票，计票以后才能公布",
    en: "Nothing has been counted yet; publish after the count",
  },
  alreadyEnded: { status: 409, zh: "投票已经结束了", en: "The vote has ended already" },
  objectionsOver: {
    status: 409,
    zh: "现在不在公示期。有疑问请联系居委会，或走投诉建议",
    en: "The result is not standing for objections now. Ask the committee, or use 投诉建议",
  },
  tooManyObjections: {
    status: 409,
    zh: "一人最多提 {most} 条异议，您已经提满了，可以当面找居委会",
    en: "One person may raise at most {most} objections, and you have; please see the committee",
  },
  alreadyAnswered: { status: 409, zh: "这条异议已经答复过了", en: "This objection has been answered already" },
  notChosen: {
    status: 409,
    zh: "只有这一轮选中、还没有取消的项目，才能因异议取消",
    en: "Only a project that this round chose, and that was not struck before, can be struck",
  },
  notYourOwn: {
    status: 403,
    zh: "自己提出的异议，要由别人来答复",
    en: "Somebody else must answer an objection that you raised",
  },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("projects", refusals)
