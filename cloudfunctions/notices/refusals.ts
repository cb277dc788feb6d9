import { refuser, type Sentence } from "../shared/refusal.ts"

/** The "no"s of notices. */
export const refusals = {
  noSuchNotice: {
    status: 404,
    zh: "没有找到这条通知，可能不是发给您的，或不在本社区",
    en: "This notice was not found; it may not have been sent to you, or not in this community",
  },
  changedMeanwhile: {
    status: 409,
    zh: "这条通知刚被别人改过（现在是第 {edition} 稿），请先看看对方改了什么",
    en: "Somebody else has just changed this notice (it is edition {edition} now); look at their text first",
  },
  sentAlready: {
    status: 409,
    zh: "这条通知已经发出，不能再改；需要更正请撤回后另发一条",
    en: "This notice has been sent and cannot be changed; withdraw it and send another",
  },
  notSentYet: {
    status: 409,
    zh: "这条通知还没有发出，可以直接修改",
    en: "This notice has not gone out yet; you can still change it",
  },
  withdrawnAlready: { status: 409, zh: "这条通知已经撤回", en: "This notice has been withdrawn already" },
  nothingToStop: {
    status: 409,
    zh: "这条通知没有在发送，不需要停止",
    en: "This notice is not being sent; there is nothing to stop",
  },
  nobody: {
    status: 409,
    zh: "选定的范围里还没有人加入，发不出去；可以打印张贴或上门告知",
    en: "Nobody in this audience has joined yet; print it, or tell people at their doors",
  },
  typeTheNumber: {
    status: 409,
    zh: "这条通知要发给 {people} 人，请输入这个人数再发送",
    en: "This notice goes to {people} people: type that number to send it",
  },
  timePassed: { status: 400, zh: "填的时间已经过去了，请改一下", en: "The time given has passed; please change it" },
  nothingFailed: {
    status: 409,
    zh: "没有可以重发的：没送达的原因重发也解决不了，请张贴或上门告知",
    en: "Nothing can be sent again: what failed would fail again; print it, or tell people at their doors",
  },
  remindedOnce: {
    status: 409,
    zh: "这是系统给还没参加的人的提醒，每人只提醒一次，不能再发",
    en: "This is the house's reminder to those who have not taken part: once each, and not again",
  },
  tooFarAhead: {
    status: 400,
    zh: "最多提前 30 天定好，请选近一点的时间",
    en: "A notice can be set 30 days ahead at most: choose a nearer time",
  },
  afterItself: {
    status: 400,
    zh: "到那时，通知里说的事已经过去了，请把发送时间提前",
    en: "By then what the notice tells of is over: let it go out earlier",
  },
  onlyInTheMorning: {
    status: 400,
    zh: "晚上 9 点到早上 8 点不打扰人：提醒要到早上 8 点才送出，那时通知里说的事已经过去了。晚上 9 点前发才赶得上；真等不得的，改成“紧急”，夜里也马上提醒",
    en: "Nobody is disturbed from 9 in the evening to 8: the message would ring at 8 in the morning, when what it tells of is over. Send it before 9 in the evening; if it cannot wait, make it urgent and it rings at night too",
  },
  comesTooLate: {
    status: 409,
    zh: "现在重发已经来不及：送到时，通知里说的事已经过去了",
    en: "It is too late to send it again: what it tells of would be over when it arrives",
  },
  noFilesHere: {
    status: 409,
    zh: "这里还不能带附件，请把内容写在通知里",
    en: "Files cannot be attached here yet: write it in the notice",
  },
  noSuchFile: {
    status: 404,
    zh: "没有找到附件，可能已过期，请重新上传",
    en: "A file is not there any more: upload it again",
  },
  wrongFileType: {
    status: 415,
    zh: "“{name}”不能带：只收图片（.png、.jpg）和 .pdf",
    en: "“{name}” cannot be attached: only pictures (.png, .jpg) and .pdf are taken",
  },
  fileTooLarge: {
    status: 413,
    zh: "“{name}”太大：每个附件最多 5 MB",
    en: "“{name}” is too large: a file may have 5 MB",
  },
  notByDoor: {
    status: 409,
    zh: "这条通知不列没听到的人家：有关投票和答复的，谁没有参加，没有人能看到",
    en: "No doors are listed for this notice: nobody sees who has not taken part in a vote or a poll",
  },
  fieldsOfAnother: {
    status: 400,
    zh: "栏目名不是这种渠道的：微信和服务号如 thing1、time2，短信如 1、2",
    en: "These are fields of another channel: thing1 or time2 on WeChat and a service account, 1 or 2 in a text message",
  },
  lastingElsewhere: {
    status: 400,
    zh: "只有微信小程序的订阅消息分一次性和长期，其他渠道不用填",
    en: "Only WeChat's subscribe messages are one-time or long-term; leave it out for other channels",
  },
  textLacksPlaces: {
    status: 400,
    zh: "请填短信正文，并且每一栏在正文里都有位置，例如 {example}",
    en: "Give the words of the text message, with a place for every field, such as {example}",
  },
  noSuchChannel: {
    status: 409,
    zh: "这里没有接通“{channel}”，请先由区里的管理员按部署说明接通",
    en: "“{channel}” is not connected here: the district's administrator connects it first, as the deployment page says",
  },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("notices", refusals)
