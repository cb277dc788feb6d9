import { refuser, type Sentence } from "../shared/refusal.ts"

export const refusals = {
  noSuchBody: { status: 404, zh: "没有找到这个议事组织，可能不在本社区", en: "There is no such body here" },
  noSuchCharter: { status: 404, zh: "议事规则没有第 {version} 版", en: "The charter has no version {version}" },
  noSuchSeat: { status: 404, zh: "没有找到这个席位", en: "There is no such seat" },
  noSuchGroup: { status: 400, zh: "这个议事组织里没有“{group}”这一方", en: "This body has no group “{group}”" },
  sameGroup: {
    status: 400,
    zh: "“{group}”这一方写了两次，请去掉一个",
    en: "The group “{group}” stands twice; remove one",
  },
  dissolved: {
    status: 409,
    zh: "这个议事组织已经解散，不能再改",
    en: "This body has been dissolved; nothing of it changes any more",
  },
  seatsOfRoll: {
    status: 409,
    zh: "这类会议的席位就是名册上的每一户，由户代表参加，不用另设席位",
    en: "The seats of this assembly are the households of the roll, held by their delegates; none are made",
  },
  seatClosed: { status: 409, zh: "这个席位已经取消", en: "This seat has been closed" },
  titleOfOne: {
    status: 400,
    zh: "主持人、召集人、记录人、监票人一次只设一席",
    en: "Seats with a title are made one at a time",
  },
  tooManySeats: { status: 409, zh: "一个议事组织最多 {most} 席", en: "A body has at most {most} seats" },
  dayPast: {
    status: 400,
    zh: "{day} 已经过去：以前的会由当时的人参加，请从今天或以后算起",
    en: "{day} is past: earlier meetings were theirs who sat then. Begin today or later",
  },
  dayFar: {
    status: 400,
    zh: "{day} 太远了，请写一年以内的日子",
    en: "{day} is too far away: choose a day within a year",
  },
  termBackwards: { status: 400, zh: "任期要在开始那天或以后结束", en: "A term ends on its first day or later" },
  nobodyThere: { status: 409, zh: "这里本来就没有人，不用撤", en: "Nobody is there who could leave" },
  sameAgain: { status: 409, zh: "这个席位现在就是这个人", en: "This person has the seat already" },
  notHere: {
    status: 404,
    zh: "本社区没有这位年满 18 岁的居民，请核对，或给一个席位码",
    en: "There is no adult of this community who is that; check, or hand out a code for the seat",
  },
  adultsOnly: { status: 403, zh: "担任席位要年满 18 岁", en: "Seats are held by adults" },
  byCode: {
    status: 409,
    zh: "街道的席位用席位码来坐：码交给本人，由他在自己的社区里打开",
    en: "A street's seats are taken with a code: hand it to the person, who opens it in their own community",
  },
  holdsAlready: {
    status: 409,
    zh: "议事规则写明一人一席，这个人在本会已有席位（{group}）",
    en: "The charter says one seat each, and this person has one already ({group})",
  },
  ownSubstitute: {
    status: 409,
    zh: "席位上的人不能当自己的替补",
    en: "Nobody stands in for themselves",
  },
  changedMeanwhile: {
    status: 409,
    zh: "席位刚刚有变动，请刷新后再办",
    en: "The seats have just changed; refresh and try again",
  },
  noSuchCode: {
    status: 404,
    zh: "席位码不对，或已经用过、过期；请向发码的工作人员再要一个",
    en: "The code is wrong, used or over; ask the staff who gave it for another",
  },
  charterAgainstLaw: {
    status: 400,
    zh: "这样改和法律不一致：{zh}",
    en: "This is against the law: {en}",
  },
  charterMoved: {
    status: 409,
    zh: "议事规则刚被改成第 {version} 版，请看过再改",
    en: "The charter has just become version {version}; read it before changing it",
  },
  wrongLevel: {
    status: 400,
    zh: "这类议事组织不能设在这一级；街事会设在街道，居民会议和居民代表会议设在社区",
    en: "A body of this kind is not of this level: street councils are a street's, assemblies of residents a community's",
  },
  noSuchPlace: {
    status: 400,
    zh: "名册里没有这个小区或楼栋，请从列表里选",
    en: "The roll has no such compound or building; choose one from the list",
  },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("councils", refusals)
