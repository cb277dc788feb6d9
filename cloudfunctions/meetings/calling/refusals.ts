import { refuser, type Sentence } from "../../shared/refusal.ts"

export const refusals = {
  noSuchMeeting: {
    status: 404,
    zh: "没有找到这次会议，可能不在本社区",
    en: "This meeting was not found; it may not be of this community",
  },
  notYourCall: {
    status: 403,
    zh: "按{body}的议事规则，会议由{offices}召集",
    en: "By its rules of procedure, a meeting of {body} is called by {offices}",
  },
  bodyDissolved: {
    status: 409,
    zh: "{body}已经撤销，不能再召集会议",
    en: "{body} has been dissolved and meets no more",
  },
  noSuchPoll: {
    status: 404,
    zh: "没有找到这次时间征集，可能不在本社区",
    en: "This time poll was not found; it may not be of this community",
  },
  beginsPast: {
    status: 400,
    zh: "会议时间已经过去，请往后选",
    en: "The meeting would begin in the past; choose a later time",
  },
  endsBeforeItBegins: { status: 400, zh: "结束时间要晚于开始时间", en: "The meeting must end after it begins" },
  tooLong: {
    status: 400,
    zh: "一次会议最长 {hours} 小时，请检查结束时间",
    en: "A meeting lasts at most {hours} hours; look at its end again",
  },
  tooFar: { status: 400, zh: "会议最多提前 {days} 天召集", en: "A meeting is called at most {days} days ahead" },
  tooSoon: {
    status: 409,
    zh: "要提前 {days} 天通知（通知当天和开会当天都不算），最早可以定在 {earliest}",
    en: "Notice of {days} full days is needed (neither the day of the notice nor that of the meeting counts): {earliest} at the earliest",
  },
  reasonNeeded: {
    status: 409,
    zh: "通知不足 {days} 天（最早应在 {earliest}）。议事规则允许临时召集，请写明原因",
    en: "This is less notice than {days} days ({earliest} at the earliest). The rules allow it with a reason: please write it",
  },
  agendaLong: {
    status: 400,
    zh: "议事规则规定一次最多 {most} 项议程，现在有 {items} 项",
    en: "The rules allow {most} items at one meeting; there are {items}",
  },
  topicTwice: {
    status: 400,
    zh: "“{title}”对应的议题在议程里出现了两次，请去掉一个",
    en: "The topic of “{title}” is on the agenda twice; remove one of them",
  },
  itemTwice: {
    status: 400,
    zh: "议程里有两项用了同一个编号，请刷新后再改",
    en: "Two items have the same number; refresh and try again",
  },
  motionWithoutText: {
    status: 400,
    zh: "“{title}”要付表决，请写出表决的内容",
    en: "“{title}” is put to the vote: write down what is voted on",
  },
  choicesFew: {
    status: 400,
    zh: "“{title}”要从几个方案里选一个，请至少写 {least} 个方案",
    en: "“{title}” is a choice of one among several: write down {least} at least",
  },
  choiceTwice: {
    status: 400,
    zh: "方案“{title}”写了两次，请改一个",
    en: "The choice “{title}” is there twice; change one of them",
  },
  studyMissing: {
    status: 409,
    zh: "议事规则要求表决前先由社区党组织研究，“{title}”还没有研究意见",
    en: "The rules ask for a study before the vote; “{title}” has none yet",
  },
  stepsMissing: {
    status: 409,
    zh: "“{title}”按议事规则还有表决前的步骤没有走完，先到议题里补上",
    en: "“{title}” has steps before the vote that the rules ask for and that have not been taken; see its topic",
  },
  topicElsewhere: {
    status: 404,
    zh: "没有找到“{title}”对应的议题，可能不属于这个议事机构",
    en: "The topic of “{title}” was not found; it may be another body's",
  },
  notSettled: {
    status: 409,
    zh: "这次征集还没有定下时间，先定时间再召集",
    en: "The time poll has not been settled; settle the time first",
  },
  notThePollsTime: {
    status: 400,
    zh: "征集定下的时间是 {when}，和这里填的不一样",
    en: "The poll was settled on {when}, which is not the time given here",
  },
  noSuchPaper: {
    status: 404,
    zh: "附件“{name}”没有找到，请重新上传",
    en: "The paper “{name}” was not found; upload it again",
  },
  changedMeanwhile: {
    status: 409,
    zh: "您打开以后，这次会议已经改过（现在：{title}，{when}，{place}）。请看过再改",
    en: "The meeting has changed since you opened it (now: {title}, {when}, {place}). Look at it, then change it",
  },
  nothingChanged: { status: 400, zh: "没有改动，不用保存", en: "Nothing was changed" },
  begun: { status: 409, zh: "会议已经开始，不能再改", en: "The meeting has begun and can not be changed" },
  over: { status: 409, zh: "会议已经结束", en: "The meeting is over" },
  cancelled: { status: 409, zh: "会议已经取消：{reason}", en: "The meeting was cancelled: {reason}" },
  answersOver: {
    status: 409,
    zh: "会议已经开始，到场请在会场签到",
    en: "The meeting has begun; check in at the hall",
  },
  noSeat: {
    status: 403,
    zh: "您在这次会议没有席位，可以到场旁听",
    en: "You hold no seat at this meeting; you may come and listen",
  },
  whichSeat: {
    status: 400,
    zh: "您有几个席位，请说明是哪一个：{seats}",
    en: "You speak for several seats; say for which: {seats}",
  },
  noSubstitute: {
    status: 409,
    zh: "您的席位没有登记替补，请先告诉工作人员",
    en: "No substitute is on record for your seat; please tell the staff first",
  },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("meetings", refusals)
