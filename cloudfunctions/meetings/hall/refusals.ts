import { refuser, type Sentence } from "../../shared/refusal.ts"

export const refusals = {
  notBegun: {
    status: 409,
    zh: "会议还没有开始签到，请等工作人员打开会场",
    en: "The hall is not open yet; wait for the staff to open the meeting",
  },
  hallClosed: { status: 409, zh: "会议已经结束", en: "The meeting is over" },
  meetingCancelled: { status: 409, zh: "会议已经取消", en: "The meeting has been cancelled" },
  tooSoonToOpen: {
    status: 409,
    zh: "离开会还早，开会前 {hours} 小时起可以打开会场",
    en: "It is too soon: the hall can be opened from {hours} hours before the meeting",
  },
  alreadyOpened: {
    status: 409,
    zh: "会场已经打开了（可能是另一位工作人员），不用再点",
    en: "The hall is open already, perhaps by a colleague; there is nothing more to do",
  },
  alreadyClosed: {
    status: 409,
    zh: "会议已经结束了（可能是另一位工作人员），不用再点",
    en: "The meeting is closed already, perhaps by a colleague; there is nothing more to do",
  },
  codeOver: {
    status: 409,
    zh: "签到码不对或已经换了，请看大屏上现在的码。人不在会场不能签到",
    en: "This code is wrong or over; look at the one on the screen now. Only those in the hall can check in",
  },
  noSeatHere: {
    status: 403,
    zh: "您不在这次会议的名单上，可以旁听；有疑问请找工作人员",
    en: "You hold no seat at this meeting; you may listen. If that is wrong, ask the staff",
  },
  observer: {
    status: 403,
    zh: "列席人员不计入到会人数，不用签到，也不参加表决",
    en: "Observers are not counted as present: there is no check-in and no vote for them",
  },
  noSuchSeat: { status: 404, zh: "名单上没有这个席位", en: "There is no such seat at this meeting" },
  seatVacant: { status: 409, zh: "这个席位现在空缺，没有人可以签到", en: "Nobody holds this seat now" },
  seatTaken: {
    status: 409,
    zh: "这个席位已经由另一位签到，一个席位只来一位",
    en: "Somebody else has checked in on this seat; one person a seat",
  },
  notHere: { status: 409, zh: "还没有签到，或已经离场", en: "This seat is not in the hall" },
  notRemote: {
    status: 409,
    zh: "章程没有写可以远程参加，请到会场签到",
    en: "The charter does not let seats take part from elsewhere; check in in the hall",
  },
  handTime: {
    status: 400,
    zh: "补录的时间要在会场打开之后、现在之前",
    en: "A check-in that is entered later lies between the opening of the hall and now",
  },
  noSuchItem: { status: 404, zh: "议程里没有这一项", en: "The agenda has no such item" },
  itemIsOn: {
    status: 409,
    zh: "正在进行的就是这一项（可能是另一位工作人员换的）",
    en: "This item is on already, perhaps put on by a colleague",
  },
  notAMotion: { status: 409, zh: "这一项不是表决事项", en: "This item is not put to a vote" },
  noQuorum: {
    status: 409,
    zh: "到会人数不够，不能表决：还差 {lacking} 席，缺：{groups}",
    en: "Without a quorum there is no vote: {lacking} more seats are needed; groups missing: {groups}",
  },
  motionRunning: {
    status: 409,
    zh: "“{title}”还在表决，请先结束它",
    en: "“{title}” is still being voted on; end that first",
  },
  endTheMotion: {
    status: 409,
    zh: "还有一项表决没有结束，请先结束它",
    en: "A motion is still being voted on; end that first",
  },
  motionAlreadyOpen: {
    status: 409,
    zh: "这项表决已经开始了（可能是另一位工作人员），不用再点",
    en: "This motion is open already, perhaps by a colleague; there is nothing more to do",
  },
  motionsDiffer: {
    status: 409,
    zh: "刚才另一位工作人员办过表决，请看看最新情况再决定",
    en: "A colleague has dealt with a motion meanwhile; look at where it stands before you go on",
  },
  noSuchMotion: { status: 404, zh: "没有这项表决", en: "There is no such motion" },
  motionEnded: {
    status: 409,
    zh: "这项表决已经结束了（可能是另一位工作人员），不用再点",
    en: "This motion has ended already, perhaps by a colleague; there is nothing more to do",
  },
  motionVoid: {
    status: 409,
    zh: "人数不够法定人数，这项表决已经作废",
    en: "The quorum was lost; this motion is void",
  },
  noRecusal: {
    status: 409,
    zh: "章程没有回避的规定，不能让席位回避",
    en: "The charter knows no recusal",
  },
  nobodyLeft: {
    status: 409,
    zh: "回避之后没有人可以表决了",
    en: "After the recusals nobody is left to vote",
  },
  proxiesNotAllowed: { status: 409, zh: "章程不允许委托表决", en: "The charter allows no proxies" },
  proxiesMost: {
    status: 409,
    zh: "一位最多受 {most} 个席位委托，对方已经满了",
    en: "One person may hold {most} proxies at most; this one holds that many",
  },
  proxyToSelf: { status: 400, zh: "不能委托给自己的席位", en: "A seat cannot give a proxy to itself" },
  proxyGiven: {
    status: 409,
    zh: "这个席位已经委托了人，先撤回才能改",
    en: "This seat has given a proxy; it must be taken back first",
  },
  noProxy: { status: 404, zh: "没有这份委托，或已经撤回", en: "There is no such proxy, or it has ended" },
  proxyWhilePresent: {
    status: 409,
    zh: "本人在场，不用委托",
    en: "The seat is in the hall itself; it needs no proxy",
  },
  proxyFromProxy: {
    status: 409,
    zh: "对方自己也委托了别人，不能再受托",
    en: "That seat has given a proxy itself, and cannot take one",
  },
  alreadyAsked: { status: 409, zh: "您已经在等候发言", en: "You are waiting to speak already" },
  noSuchSpeech: { status: 404, zh: "没有这个发言登记", en: "There is no such request to speak" },
  somebodySpeaks: {
    status: 409,
    zh: "还有人在发言，请先记下结束",
    en: "Somebody is speaking; note the end of that first",
  },
  speechOver: { status: 409, zh: "这次发言已经记过了", en: "This has been noted already" },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("meetings", refusals)
